"""Weeks within capacity: made of what is counted, by area; what is lacking is said and nothing is made up."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from waypost.insight.measures.figure import UNITS, Figure
from waypost.insight.measures.workforce.staff import Staff, empty
from waypost.insight.simulation.capacity.within import ANALYSIS, compute_capacity, tells_of_few
from waypost.journeys.store.duckdb import DuckDBStore
from waypost.pipeline.invented_record import invented_record
from waypost.synthetic.invent import invent

UNTIL = date(2027, 3, 31)


@pytest.fixture(scope="module")
def world():
    return invent(children=1200, seed=1, years=3)


@pytest.fixture(scope="module")
def store(world):
    store = DuckDBStore(threads=1)
    store.load(invented_record(world, UNTIL))
    yield store
    store.close()


def people(world, times: int) -> Staff:
    """Return staff tables with each practitioner of a world so many times."""
    own = world.workforce.with_columns(pl.col("practitioner_id").cast(pl.String), team=pl.lit("T"))
    many = pl.concat([own.with_columns(pl.col("practitioner_id") + f"/{n}") for n in range(times)])
    one = {"role": "family_court_adviser", "service_area": own["service_area"][0], "opened_on": UNTIL}
    vacancy = {**dict.fromkeys(empty("vacancies").columns), **one}
    away = {"practitioner_id": "x", "reason": "sickness", "started_on": UNTIL, "ended_on": UNTIL}
    return Staff(
        workforce=many,
        vacancies=pl.DataFrame([vacancy], schema=empty("vacancies").schema),
        absences=pl.DataFrame([away], schema=empty("absences").schema),
    )


def test_more_people_hold_more_weeks_and_every_figure_has_its_ends(store, world):
    told = {}
    for times in (1, 3):
        figures, untold = compute_capacity(store, people(world, times), UNTIL, seed=1)
        assert {one.method for one in figures} >= {"weeks_within", "wait", "caseload", "begun_in_time"}
        assert all(one.lower <= one.value <= one.upper for one in figures)
        assert {one.area for one in figures} | {one.area for one in untold} >= {"england"}
        assert all(one.why and one.area for one in untold)
        england = sum(one.denominator for one in figures if one.area == "england" and one.method == "weeks_within")
        areas = [one for one in figures if one.area_kind == "service_area" and one.method == "weeks_within"]
        assert england == sum(one.denominator for one in areas)
        assert all(one.denominator >= 20 for one in areas)
        told[times] = {one.method: one.value for one in figures if one.area == "england"}
    assert told[3]["begun_in_time"] > 99
    assert told[1]["weeks_within"] < told[3]["weeks_within"]
    assert told[1]["caseload"] > told[3]["caseload"]


def test_the_same_seed_gives_the_same_figures(store, world):
    once, again = (compute_capacity(store, people(world, 1), UNTIL, seed=2)[0] for _ in range(2))
    assert once == again


def test_without_staff_tables_nothing_is_told_but_why(store):
    figures, untold = compute_capacity(store, Staff(), UNTIL, seed=1)
    assert figures == []
    assert [(one.measure, one.area, one.why) for one in untold] == [
        ("capacity", "", "The extract tells of no adviser in post.")
    ]


def test_an_area_without_an_adviser_is_told_why(store, world):
    whole = people(world, 1)
    kept = whole.workforce["service_area"].unique().sort()[0]
    only = Staff(whole.workforce.filter(service_area=kept), whole.vacancies, whole.absences)
    figures, untold = compute_capacity(store, only, UNTIL, seed=1)
    assert {one.area for one in figures} <= {"england", kept}
    assert any("no adviser" in one.why for one in untold)


def test_every_method_is_defined():
    assert {one.id for one in ANALYSIS.told} == {"weeks_within", "begun_in_time", "done_in_time", "wait", "caseload"}


@pytest.mark.parametrize(
    ("method", "people", "is_hidden"), [("caseload", 5, True), ("caseload", 6, False), ("wait", 5, False)]
)
def test_a_caseload_of_few_advisers_would_tell_how_many_they_are(method, people, is_hidden):
    figure = Figure("capacity", method, "service_area", "A01", UNTIL, UNTIL, "all", "all", None, 100, 20.0, UNITS[0])
    assert tells_of_few(figure, {"A01": people}) is is_hidden
