"""What delay costs, as figures that disclosure can release: for England and for each area, a year at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from waypost.insight.cost.model import Amount, Model, price
from waypost.insight.cost.unit_costs import usual_costs
from waypost.insight.cost.used import Scope, used, used_by_area
from waypost.insight.measures.analysis import Analysis, Told
from waypost.insight.measures.asking import Asker
from waypost.insight.measures.figure import Figure
from waypost.insight.measures.periods import last_month_end

SEED = 1
"""The seed of every figure that is released: the same record gives the same release."""

_TOLD = (
    Told("week_less", "What a week less would save in a year, if every case that ends were a week shorter", "pounds"),
    Told("child_week", "What a week of one child in public-law proceedings costs", "pounds"),
    Told("case_week", "What a week of one public-law case costs", "pounds"),
    Told("all_weekly", "What a week of all public-law proceedings together costs", "pounds"),
    Told("journey", "What a child's journey through the whole system costs", "pounds"),
    Told("pays_local_authority", "The authority's cost of a child's journey", "pounds"),
    Told("pays_cafcass", "Cafcass's cost of a child's journey", "pounds"),
    Told("pays_court", "The court's cost of a child's journey", "pounds"),
    Told("pays_legal_aid", "Legal aid's cost of a child's journey", "pounds"),
    Told("stage_before_court", "Of a child's journey, the cost before court", "pounds"),
    Told("stage_in_court", "Of a child's journey, the cost in court", "pounds"),
    Told("stage_care_while_in_court", "Of a child's journey, the cost of care while in court", "pounds"),
    Told("in_court_local_authority", "Of the cost in court, the authority's", "pounds"),
    Told("in_court_cafcass", "Of the cost in court, Cafcass's", "pounds"),
    Told("in_court_court", "Of the cost in court, the court's own", "pounds"),
    Told("in_court_legal_aid", "Of the cost in court, legal aid's", "pounds"),
)

ANALYSIS = Analysis(
    id="what_delay_costs",
    title="What delay costs",
    why_it_matters="A week costs a childhood its time; it also costs money that could shorten the next child's wait.",
    objective="efficiency",
    direction="none",
    period="year",
    told=_TOLD,
    numerator="Pounds: what was used in the year, each thing at its unit cost.",
    denominator=(
        "England. Children in public-law proceedings in the year to the month's end; of a journey, those whose "
        "proceedings ended in it."
    ),
    method_in_words=(
        "Weeks in placement, in proceedings and with a practitioner, hearings, reports and applications are counted in "
        "the record and multiplied by unit costs. The interval holds four fifths of 10,000 draws of the unit costs, "
        "each drawn as often below its central value as above it: 80%, and not 95% as elsewhere."
    ),
    sources=(
        "Unit costs: docs/reference/unit-costs.md, each cited or marked as an assumption",
        "Mutual Ventures, financial modelling of delay (Department for Education), 2022 and 2023: the method's parent",
    ),
    cautions=(
        "Most unit costs are assumptions that nobody has published. Set your own: waypost cost OUT --unit-costs FILE.",
        "Prices are of different years and none is uprated.",
        "The interval holds the doubt of unit costs alone, not that of what was counted.",
        "Money that a week less frees is not saved where a placement goes on after the final order.",
        "The cost before court of an area is that of pre-proceedings that led to its proceedings. Those that led to "
        "none, or to none yet, name no court: they count for England alone, so areas do not add up to England.",
    ),
    owner="Family Justice Board",
    next_review=date(2027, 11, 22),
)


def year_to(as_of: date) -> Scope:
    """Return the year that ends with the last whole month on or before a day."""
    end = last_month_end(as_of).end
    after = end + timedelta(days=1)
    return Scope(after.replace(year=after.year - 1), end)


def compute_costs(store: Asker, as_of: date) -> list[Figure]:
    """Return every figure of what delay costs: England, and each area that the record knows."""
    scope, costs = year_to(as_of), usual_costs()
    figures = list(figures_of(price(costs, used(store, costs, scope), SEED), "england", "england"))
    for area, of_area in used_by_area(store, costs, scope).items():
        figures += figures_of(price(costs, of_area, SEED), "dfj_area", area)
    return figures


def figures_of(model: Model, area_kind: str, area: str) -> Iterator[Figure]:
    """Yield the figures of one place; of a place without children in proceedings, none."""
    used_there = model.used
    of_children = {
        "week_less": model.week_less,
        "child_week": model.of_a_child_week,
        "case_week": model.of_a_case_week,
        "all_weekly": model.weekly,
    }
    of_journeys = {"journey": model.journey}
    of_journeys |= {f"pays_{payer}": amount for payer, amount in model.by_payer.items()}
    of_journeys |= {f"stage_{stage}": amount for stage, amount in model.by_stage.items()}
    of_journeys |= {f"in_court_{payer}": amount for payer, amount in model.in_court_by_payer.items()}
    for rests_on, amounts in ((used_there.children, of_children), (used_there.children_ended, of_journeys)):
        if rests_on:
            yield from (_figure(model, area_kind, area, told, amount, rests_on) for told, amount in amounts.items())


def _figure(model: Model, area_kind: str, area: str, told: str, amount: Amount, rests_on: int) -> Figure:
    scope = model.used.scope
    return Figure(
        measure_id=ANALYSIS.id,
        method=told,
        area_kind=area_kind,
        area=area,
        period_start=scope.since,
        period_end=scope.until,
        group_kind="all",
        group="all",
        numerator=None,
        denominator=rests_on,
        value=amount.central,
        unit="pounds",
        lower=amount.lower,
        upper=amount.upper,
        is_modelled=True,
    )
