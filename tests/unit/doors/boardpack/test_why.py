"""The pages of why children wait and of what delay costs: only what was released, in words, with nothing fetched."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from support.invented_costs import COSTS, used
from waypost.disclosure.release import Release, release
from waypost.doors.boardpack.costs import in_pounds, render_cost_page
from waypost.doors.boardpack.why import MEASURES, OWNERS, render_why_page
from waypost.insight.cost.analysis import ANALYSIS, figures_of
from waypost.insight.cost.model import price
from waypost.insight.measures.figure import Figure
from waypost.insight.measures.registry import MEASURES as ALL

RUN = {"as_of": "2027-03-31", "invented": True, "sources": {}}
META = [*(measure.as_plain() for measure in ALL if measure.id in MEASURES), ANALYSIS.as_plain()]


def figures(children: int = 40, area: str = "england") -> list[Figure]:
    """One figure a method of each measure, of two years; weeks are the place of the method."""
    made = []
    for measure in ALL:
        if measure.id not in MEASURES:
            continue
        for place, method in enumerate(measure.methods):
            for year in (2026, 2027):
                share = method.unit == "percent"
                made.append(
                    Figure(
                        measure_id=measure.id,
                        method=method.id,
                        area=area,
                        area_kind="england" if area == "england" else "dfj_area",
                        period_start=date(year, 1, 1),
                        period_end=date(year, 3, 31),
                        group_kind="all",
                        group="all",
                        numerator=children // 2 if share else None,
                        denominator=children,
                        value=50.0 if share else float(place + year - 2026),
                        unit=method.unit,
                        lower=None if share else float(place),
                        upper=None if share else place + 2.0,
                    )
                )
    return made


def told(made: list[Figure]) -> Release:
    return release(made, None, is_invented=True)


def test_the_page_says_whose_move_it_was_and_how_it_changed() -> None:
    page = render_why_page(told(figures()), META, RUN)
    assert "had waited 1.0 weeks on average" in page or "had waited 1 week on average" in page
    assert "longer than a year before" in page
    assert "police disclosure" in page
    assert page.count('<svg class="chart wide"') == 3
    assert "waypost ways" in page
    assert render_why_page(told(figures()), META, RUN) == page


def test_small_numbers_are_not_on_the_page() -> None:
    page = render_why_page(told([*figures(), *figures(children=4, area="truro")]), META, RUN)
    row = page[page.index("Truro") : page.index("</tr>", page.index("Truro"))]
    assert row.count(">c</td>") == 7


def test_nothing_released_is_said_plainly() -> None:
    only = [figure for figure in figures() if figure.measure_id != OWNERS]
    assert "No figure could be published" in render_why_page(told(only), META, RUN)
    assert "No figure could be published" in render_cost_page(told(only), META, RUN)


def test_the_page_of_costs_says_what_a_week_less_is_worth() -> None:
    model = price(COSTS, used(), 1)
    page = render_cost_page(told(list(figures_of(model, "england", "england"))), META, RUN)
    assert "would not have been spent" in page
    assert page.count('<svg class="chart wide"') == 2
    assert "£" in page


def test_a_place_of_few_children_has_no_pounds() -> None:
    england, few = used(), replace(used(), children=3, children_ended=3)
    made = [
        *figures_of(price(COSTS, england, 1), "england", "england"),
        *figures_of(price(COSTS, few, 1), "dfj_area", "truro"),
    ]
    page = render_cost_page(told(made), META, RUN)
    row = page[page.index("Truro") : page.index("</tr>", page.index("Truro"))]
    assert row.count(">c</td>") == 5


@pytest.mark.parametrize(("pounds", "said"), [(1149.6, "£1,150"), (18_500_000, "£18.5 million"), (0, "£0")])
def test_pounds_in_words(pounds: float, said: str) -> None:
    assert in_pounds(pounds) == said
