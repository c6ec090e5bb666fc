"""Figures for gates: released ones alone, of the area at the grain that is asked for, the newest of each."""

from __future__ import annotations

from datetime import date

from waypost.casework.readiness.figures import figures_asked
from waypost.casework.readiness.gates import GATES
from waypost.disclosure.released import SEAL, ReleasedFigure
from waypost.pipeline import measures
from waypost.wiring.readiness_figures import told_by, why_not


def released(name, area, value, end, **more):
    one = figures_asked()[name]
    told = {
        "measure_id": one.measure, "method": one.method, "area_kind": one.grain, "area": area,
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
    assert set(figures_asked()) == {name for gate in GATES.values() for name in gate.figures}


def test_each_is_released_by_a_build():
    released = {(one["id"], method) for one in measures.listed() for method in one["methods"]}
    for name, one in figures_asked().items():
        assert (one.measure, one.method) in released, name


def test_why_a_figure_was_not_made_is_told_of_its_own_area_and_of_all():
    told = [
        {"measure": "capacity", "area": "A01", "why": "Few cases."},
        {"measure": "capacity", "area": "A02", "why": "No adviser."},
        {"measure": "other", "area": "", "why": "Another measure."},
    ]
    run = {"as_of": "2027-03-31", "not_released": told}
    found = why_not(run, "nottingham", "A01")
    assert {name: (one.value, one.why_not) for name, one in found.items()} == {
        "weeks_within_capacity": (None, "Few cases.")
    }
    everywhere = {**run, "not_released": [{"measure": "capacity", "area": "", "why": "No staff tables."}]}
    assert why_not(everywhere, "nottingham", "A09")["weeks_within_capacity"].why_not == "No staff tables."
    assert why_not({"as_of": "2027-03-31"}, "nottingham", "A01") == {}
