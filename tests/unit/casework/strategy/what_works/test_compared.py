"""What changed where something was tried, beside areas where it was not: by hand, and by chance."""

from __future__ import annotations

from datetime import date

import pytest
from scipy.stats import norm

from waypost.casework.strategy.what_works.compared import compare
from waypost.casework.strategy.what_works.rules import Verdict
from waypost.disclosure.released import SEAL, ReleasedFigure

BEGAN = date(2026, 1, 1)


def figure(area: str, year: int, value: float | None) -> ReleasedFigure:
    return ReleasedFigure(
        "duration_of_closed_cases", "applications_mean", "dfj_area", area, date(year, 1, 1), date(year, 3, 31), "all",
        "all", None, None, value, "weeks", None, None, "" if value is not None else "c", True, seal=SEAL,
    )  # fmt: skip


def told(values: dict[str, tuple[float | None, float | None]], others: str = "bcde", wanted: str = "less"):
    rows = [figure(area, 2025 + at, value) for area, pair in values.items() for at, value in enumerate(pair)]
    return compare(rows, here=["a"], others=list(others), began_on=BEGAN, wanted=wanted)


def test_a_difference_of_differences_by_hand():
    found = told({"a": (40.0, 34.0), "b": (42.0, 41.0), "c": (38.0, 38.0), "d": (40.0, 39.0), "e": (41.0, 39.0)})
    assert (found.here_before, found.here_after, found.others_before, found.others_after) == (40, 34, 40.25, 39.25)
    assert found.difference == pytest.approx(-5.0)
    # stdev of -1, 0, -1, -2 is 0.8165; t of 3 degrees at 0.975 is 3.1824; sqrt(1 + 1/4) is 1.1180
    assert found.upper == pytest.approx(-5 + 3.1824 * 0.8165 * 1.1180, abs=1e-3)
    assert (found.verdict, found.areas_compared, found.design) == (Verdict.BETTER, 4, "comparison")


def test_few_areas_have_no_interval_and_so_no_verdict():
    found = told({"a": (40.0, 30.0), "b": (40.0, 40.0), "c": (40.0, 40.0)}, others="bc")
    assert (found.difference, found.lower, found.verdict) == (-10, None, Verdict.NO_DIFFERENCE)


def test_nobody_compared_is_before_and_after():
    found = told({"a": (40.0, 30.0)}, others="")
    assert (found.design, found.verdict, found.difference) == ("before_and_after", Verdict.BETTER, -10)
    assert told({"a": (40.0, 30.0)}, others="", wanted="more").verdict is Verdict.WORSE


def test_what_was_withheld_is_not_there():
    assert told({"a": (None, 30.0), "b": (1.0, 1.0)}).verdict is Verdict.NOT_KNOWN
    found = told({"a": (40.0, 34.0), "b": (42.0, None), "c": (38.0, 38.0), "d": (40.0, 39.0), "e": (41.0, 39.0)})
    assert found.areas_compared == 3


def test_a_period_that_it_began_in_is_neither_before_nor_after():
    rows = [figure("a", 2025, 40.0), figure("a", 2026, 30.0)]
    found = compare(rows, here=["a"], others=[], began_on=date(2026, 2, 1), wanted="less")
    assert found.verdict is Verdict.NOT_KNOWN


def test_where_nothing_was_done_it_is_seldom_claimed():
    """Areas that differ by chance alone: an interval of 95 in 100 leaves nought out about 5 times in 100."""
    claimed, runs = 0, 400
    for seed in range(runs):
        draws = iter(norm.rvs(size=12, random_state=seed).tolist())
        values = {area: (40 + next(draws), 40 + next(draws)) for area in "abcdef"}
        claimed += told(values, others="bcdef").verdict in (Verdict.BETTER, Verdict.WORSE)
    assert 0.02 * runs < claimed < 0.09 * runs
