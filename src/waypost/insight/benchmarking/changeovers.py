"""Areas that became Child Focused Courts beside matched areas that have not: each alone, from its own first month.

Which areas, and since when, the record says: from the first month in which at least half of an area's section 8 cases
follow the new way of working, and of all its cases since. So a planned day that came to nothing is no start, nor are a
few cases that moved in. An area that has changed over at any time is nobody's comparison.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from waypost.insight.benchmarking.began import Began, began
from waypost.insight.benchmarking.difference_in_differences import Evaluated, Side, TooFew, difference_in_differences
from waypost.insight.benchmarking.evaluation_terms import Terms, terms
from waypost.insight.benchmarking.months import months_to
from waypost.insight.benchmarking.placebo import Found
from waypost.insight.measures.computing import ALL
from waypost.insight.measures.figure import Figure
from waypost.insight.measures.periods import Period
from waypost.insight.measures.populations import IN_ENGLAND, equals, in_period, told
from waypost.journeys.expressions import AllOf
from waypost.journeys.question import Count, Question
from waypost.journeys.store.contract import RecordStore

CHANGEOVER_ID, SECTION_8, TRACK = "changeover_weeks", "section_8", "child_focused_court"
COMPARED_WITH, SEED = "compared_with", 1
"""The kind of group that names an area of the comparison; and of the placebos, so that a record tells one answer."""
MOST_MONTHS = 72
"""How far back a changeover is looked for: two years before, two after, a year to follow them, and one to spare."""


@dataclass(frozen=True, slots=True)
class Changeover:
    """An area, and the place of the first month of its new way of working among the months that were asked for."""

    area: str
    starts: int


def by_month(store: RecordStore, months: Sequence[Period]) -> pl.DataFrame:
    """Return area, month (its place), cases and in_new: section 8 cases issued, and those in the new way of working."""
    among = AllOf((IN_ENGLAND, told("area"), equals("application", SECTION_8), in_period("issued_on")))
    question = Question("proceedings", Count(), among, ("area", "track"))
    in_new = pl.col("counted").filter(pl.col("track") == TRACK).sum()
    return pl.concat(
        [
            store.tabulate(question, period_start=month.start, period_end=month.end)
            .group_by("area")
            .agg(month=pl.lit(place), cases=pl.col("counted").sum(), in_new=in_new)
            for place, month in enumerate(months)
        ]
    )


def changeovers(counted: pl.DataFrame) -> tuple[Changeover, ...]:
    """Return the areas that changed over, in the order of their names, from cases `by_month`."""
    later = counted.sort("month", descending=True).with_columns(
        cases_since=pl.col("cases").cum_sum().over("area"), in_new_since=pl.col("in_new").cum_sum().over("area")
    )
    is_half = pl.col("in_new") * 2 >= pl.col("cases")
    changed = later.filter((pl.col("in_new") > 0) & is_half & (pl.col("in_new_since") * 2 >= pl.col("cases_since")))
    since = changed.group_by("area").agg(pl.col("month").min()).sort("area")
    return tuple(Changeover(area, month) for area, month in since.iter_rows())


def changeover_figures(store: RecordStore, as_of: date, own: Terms | None = None) -> list[Figure]:
    """Return the figures of every area that changed over: its effect with all it rests on, or why nothing can be said.

    Cases are those that began long enough before `as_of` to be followed.
    """
    asked = terms() if own is None else own
    months = months_to(as_of, MOST_MONTHS)
    counted = by_month(store, months)
    live = changeovers(counted)
    known = [month for month in months if month.end <= as_of - timedelta(weeks=asked.weeks_followed)]
    areas = [one.area for one in live]
    others = set(counted["area"]) - set(areas)
    can_compare = len(others) >= asked.areas_compared and len(others) + 1 >= asked.fewest_areas
    cases = began(store, SECTION_8, known, weeks_followed=asked.weeks_followed) if live and can_compare else None
    figures: list[Figure] = []
    for one in live:
        found: Evaluated | TooFew = TooFew((one.area,), "few_areas")
        window, place = None, 0
        if cases is not None:
            window, place = _window(cases, one, asked)
            found = difference_in_differences(window, [one.area], place, asked, without=areas, seed=SEED)
        if isinstance(found, TooFew) or window is None:
            is_after = (counted["area"] == one.area) & counted["month"].is_between(one.starts, len(known) - 1)
            since = months[one.starts].start
            after = int(counted.filter(is_after)["cases"].sum())
            why = found.why if isinstance(found, TooFew) else "few_areas"
            figures.append(_figure(one.area, why, Period(since, since), "cases", after, numerator=after))
        else:
            before = Period(window.months[0].start, window.months[place - 1].end)
            figures += _told(one.area, found, before, Period(window.months[place].start, window.months[-1].end))
    return figures


def _window(cases: Began, one: Changeover, asked: Terms) -> tuple[Began, int]:
    """Return the cases of the months about a changeover, and the place of its first month among them."""
    first = max(int(cases.cases["month"].to_numpy().min()), one.starts - asked.months_before)
    window = cases.between(first, min(one.starts + asked.months_after, len(cases.months)))
    return window, one.starts - first


def _told(area: str, found: Evaluated, before: Period, later: Period) -> Iterator[Figure]:
    yield _estimate(area, "effect", later, found.effect, found.own.cases_after)
    yield _estimate(area, "trend_before", before, found.trend_before, found.own.cases_before)
    sides: tuple[tuple[str, Side], ...] = (("own", found.own), ("others", found.others))
    for name, side in sides:
        yield _figure(area, f"{name}_before", before, "weeks", side.before, denominator=side.cases_before)
        yield _figure(area, f"{name}_after", later, "weeks", side.after, denominator=side.cases_after)
    for one in found.beside:
        yield _figure(
            area, "share_of_comparison", before, "percent", one.percent, denominator=one.cases,
            group=(COMPARED_WITH, one.area),
        )  # fmt: skip


def _estimate(area: str, method: str, period: Period, found: Found, cases: int) -> Figure:
    return _figure(
        area, method, period, "weeks", found.value, denominator=cases, bounds=(found.lower, found.upper)
    )  # fmt: skip


def _figure(
    area: str,
    method: str,
    period: Period,
    unit: str,
    value: float,
    *,
    numerator: int | None = None,
    denominator: int | None = None,
    group: tuple[str, str] = (ALL, ALL),
    bounds: tuple[float | None, float | None] = (None, None),
) -> Figure:
    return Figure(
        measure_id=CHANGEOVER_ID,
        method=method,
        area_kind="dfj_area",
        area=area,
        period_start=period.start,
        period_end=period.end,
        group_kind=group[0],
        group=group[1],
        numerator=numerator,
        denominator=denominator,
        value=value,
        unit=unit,
        lower=bounds[0],
        upper=bounds[1],
        is_modelled=numerator is None,
    )
