"""Figures for gates: released ones alone, of the area at the grain that is asked for, the newest of each."""

from __future__ import annotations

from datetime import date

from waypost.casework.readiness.gates import GATES
from waypost.disclosure.released import SEAL, ReleasedFigure
from waypost.wiring.readiness_figures import _asked, told_by


def released(name, area, value, end, **more):
    one = _asked()[name]
    told = {
        "measure_id": one["measure"], "method": one["method"], "area_kind": one["grain"], "area": area,
        "period_start": date(2027, 1, 1), "period_end": end, "group_kind": "all", "group": "all", "numerator": None,
        "denominator": None, "value": value, "unit": "percent", "lower": None, "upper": None, "marker": "",
        "invented": True, **more,
    }  # fmt: skip
    return ReleasedFigure(**told, seal=SEAL)


def test_the_newest_of_the_area_and_of_nobody_else():
    march, june = date(2027, 3, 31), date(2027, 6, 30)
    every = [
        released("vacancy_rate", "A01", 12.0, march),
        released("vacancy_rate", "A01", 9.0, june),
        released("vacancy_rate", "A02", 1.0, june),
        released("vacancy_rate", "A01", 2.0, june, group_kind="law", group="public"),
        released("sickness_rate", "A01", None, june, marker="c"),
    ]
    told = told_by(every, "nottingham", "A01")
    assert set(told) == {"vacancy_rate", "sickness_rate"}
    assert (told["vacancy_rate"].value, told["vacancy_rate"].period_end) == (9.0, june)
    assert told["sickness_rate"].value is None


def test_every_computed_gate_has_a_measure_that_answers_it():
    assert set(_asked()) == {name for gate in GATES.values() for name in gate.figures}
