"""What holds performance back, from released figures: which way is worse, the largest causes, and what is not there."""

from __future__ import annotations

from datetime import date

import pytest

from waypost.casework.strategy.assessment.rules import Bearing, cause_findings, figure_findings
from waypost.casework.strategy.terms import terms
from waypost.disclosure.released import SEAL, ReleasedFigure
from waypost.pipeline import measures


def a_figure(value, end=date(2026, 12, 31), method="m"):
    return ReleasedFigure(
        "it", method, "england", "england", date(2026, 1, 1), end, "all", "all", None, None, value, "weeks", None, None,
        "" if value is not None else "c", True, seal=SEAL,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("values", "wanted", "bearing"),
    [
        ((10, 11), "less", Bearing.HOLDS_BACK), ((10, 9), "less", Bearing.DOES_NOT),
        ((10, 9), "more", Bearing.HOLDS_BACK), ((10, 10), "more", Bearing.DOES_NOT),
        ((10,), "less", Bearing.CANNOT_TELL), ((), "less", Bearing.CANNOT_TELL),
        ((10, None), "less", Bearing.CANNOT_TELL), ((10, None, 12), "less", Bearing.HOLDS_BACK),
    ],
)  # fmt: skip
def test_the_table_of_figures(values, wanted, bearing):
    figures = {"it/m": [a_figure(value) for value in values]}
    (one,) = figure_findings(figures, [{"subject": "It", "measure": "it", "method": "m", "wanted": wanted}])
    assert one.bearing is bearing


def test_a_forecast_is_compared_with_what_was():
    figures = {"it/open": [a_figure(1), a_figure(12)], "it/year_ago": [a_figure(11)]}
    sign = {"subject": "It", "measure": "it", "method": "open", "wanted": "less", "against": "year_ago"}
    (one,) = figure_findings(figures, [sign])
    assert (one.now.value, one.before.value, one.bearing) == (12, 11, Bearing.HOLDS_BACK)


def test_the_largest_causes_of_those_that_were_released():
    figures = {"it/all": [a_figure(100)], "it/a": [a_figure(20)], "it/b": [a_figure(50)], "it/c": [a_figure(None)],
               "it/d": [a_figure(10)]}  # fmt: skip
    cause = {"measure": "it", "total": "all", "subject": "Why", "parts": {"a": "A", "b": "B", "c": "C", "d": "D"}}
    found = cause_findings(figures, [cause], 2)
    assert [(one.words, one.share, one.rank, one.of) for one in found] == [("B", 50, 1, 3), ("A", 20, 2, 3)]
    assert cause_findings({}, [cause], 2) == ()


def test_every_sign_is_a_method_of_a_measure_that_is_known():
    told = terms("assessment", "signs")
    known = {one["id"]: set(one["methods"]) for one in measures.described() if "methods" in one}
    ids = {one["id"] for one in (*measures.described(), *measures.waiting())}
    asked = [(one["measure"], one["method"]) for one in told["signs"]]
    asked += [(one["measure"], method) for one in told["causes"] for method in (one["total"], *one["parts"])]
    assert {measure for measure, _ in asked} - ids == set()
    assert [(measure, method) for measure, method in asked if known.get(measure) and method not in known[measure]] == []
