"""The page that tells time three ways: what was released, in words and charts, and nothing that was withheld."""

from __future__ import annotations

from datetime import date

import pytest

from support.invented_release import RUN, measures_meta
from waypost.disclosure.release import Release, release
from waypost.doors.boardpack.time_told import render_time_page
from waypost.insight.measures.figure import Figure

QUARTERS = ((date(2026, 7, 1), date(2026, 9, 30)), (date(2026, 10, 1), date(2026, 12, 31)))


def figure(
    method: str, quarter: int, value: float, of: int, *, unit: str = "weeks", measure: str = "time_told_three_ways"
):
    start, end = QUARTERS[quarter]
    part = None if unit == "weeks" or measure == "how_cases_end" else round(value * of / 100)
    bounds = {"lower": value - 3, "upper": value + 3}
    place = {"area_kind": "england", "area": "england", "group_kind": "all", "group": "all"}
    return Figure(measure, method, **place, period_start=start, period_end=end, numerator=part, denominator=of,
                  value=value, unit=unit, **bounds)  # fmt: skip


def told(*figures: Figure) -> Release:
    return release(figures, None, is_invented=True)


def page(*figures: Figure) -> str:
    return render_time_page(told(*figures), measures_meta(), RUN)


@pytest.fixture(scope="module")
def backlog() -> str:
    """A backlog cleared: closed cases took longer, fewer old ones are open, and the third way hardly moved."""
    return page(
        figure("care_closed", 0, 40.0, 200),
        figure("care_closed", 1, 50.0, 300),
        figure("care_open_over_52", 0, 20.0, 500, unit="percent"),
        figure("care_open_over_52", 1, 8.0, 400, unit="percent"),
        figure("care_both", 0, 38.0, 900),
        figure("care_both", 1, 37.0, 900),
        figure("care_decided", 1, 70.0, 900, unit="percent", measure="how_cases_end"),
    )


def test_it_says_in_words_how_each_way_moved(backlog: str):
    assert "Average of the cases that ended: 50 weeks in October to December 2026, 10 weeks longer than" in backlog
    assert "8.0% in October to December 2026, 12.0 percentage points lower than the quarter before" in backlog
    assert "37 weeks in October to December 2026, 1 week shorter than the quarter before" in backlog


def test_three_charts_and_how_cases_end_stand_on_it_with_their_numbers(backlog: str):
    assert backlog.count('<figure class="figure">') == 3
    assert backlog.count("July to September 2026") >= 3
    assert "Decided by a final order by 52 weeks" in backlog
    assert "67.0 to 73.0" in backlog


def test_the_law_of_which_nothing_is_told_is_left_out(backlog: str):
    assert "Care cases" in backlog
    released = told(figure("care_closed", 1, 50.0, 300))
    assert "No figure could be published" in render_time_page(released, measures_meta(), RUN, "private")


def test_what_is_withheld_is_marked_and_moved_nowhere():
    text = page(
        figure("care_closed", 0, 40.0, 200),
        figure("care_closed", 1, 50.0, 4),
        figure("care_both", 1, 37.0, 900),
    )
    assert "Average of the cases that ended: " not in text
    assert ">c<" in text


def test_a_level_figure_is_the_same():
    assert "the same as the quarter before" in page(
        figure("care_both", 0, 38.0, 900), figure("care_both", 1, 38.0, 900)
    )


def test_without_any_figure_the_page_says_so():
    assert "No figure could be published" in page(figure("care_closed", 1, 50.0, 3))
