"""Every measure of people is listed, told of England and of service areas, and its tables have their columns."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from support.invented_staff_tables import AS_OF, post, staff
from waypost.insight.measures import workforce
from waypost.insight.measures.workforce.registry import OF_PEOPLE, compute_of_people
from waypost.insight.measures.workforce.staff import Staff
from waypost.pipeline.measures import listed


def test_each_file_is_a_measure_that_is_listed():
    files = {path.stem for path in Path(workforce.__file__).parent.glob("*.py")} - {"__init__", "staff", "registry"}
    assert {one.id for one in OF_PEOPLE} == files
    by_id = {row["id"]: row for row in listed()}
    grains = {one.id: by_id[one.id]["grains"] for one in OF_PEOPLE}
    assert grains.pop("threats_acted_on") == ["england", "service_area"]
    assert all(of_each == ["england", "service_area", "team"] for of_each in grains.values())


def test_without_staff_tables_there_is_no_figure_and_with_them_england_is_the_sum():
    assert compute_of_people(Staff(), AS_OF) == []
    found = compute_of_people(staff(workforce=[post("W1"), post("W2", service_area=None)]), AS_OF)
    assert {one.measure_id for one in found} == {"vacancies", "turnover", "sickness"}
    assert {one.period_end for one in found} == {AS_OF, date(2025, 3, 31), date(2024, 3, 31)}
    found = [one for one in found if one.period_end == AS_OF]
    for one in (one for one in found if one.area == "england"):
        parts = [other for other in found if other.area_kind == "service_area" and other.measure_id == one.measure_id]
        assert one.denominator == sum(part.denominator for part in parts)
        assert "not_known" in {part.area for part in parts}


def test_a_table_without_its_columns_is_refused():
    with pytest.raises(ValueError, match="vacancies lacks"):
        Staff(vacancies=pl.DataFrame({"role": ["x"]}))


def test_teams_are_told_of_the_newest_year_alone_and_lie_in_their_area():
    people = [post("W1", team="A1/T1"), post("W2", team="A1/T2"), post("W3", team=None)]
    answers = {"service_area": "A1", "survey_on": AS_OF, "feels_safe": True}
    course = {"course": "domestic_abuse", "due_on": AS_OF, "completed_on": AS_OF}
    given = staff(
        workforce=people,
        vacancies=[
            {"opened_on": AS_OF, "team": "A1/T1"},
            {"opened_on": date(2026, 1, 1), "advertised_on": date(2026, 1, 2), "filled_on": AS_OF, "team": "A1/T1"},
        ],
        incidents=[{"practitioner_id": "W1", "happened_on": date(2026, 1, 1), "kind": "threat"}],
        absences=[{"practitioner_id": "W1", "reason": "sickness", "started_on": AS_OF, "ended_on": AS_OF}],
        training=[{**course, "practitioner_id": who} for who in ("W1", "W3")],
        inductions=[{"practitioner_id": "W1", "started_on": AS_OF, "due_on": AS_OF, "completed_on": AS_OF}],
        performance_reviews=[{"practitioner_id": "W1", "due_on": date(2026, 1, 1), "held_on": date(2026, 1, 1)}],
        staff_survey=[{**answers, "team": "A1/T1"}, {**answers, "team": None}],
    )
    found = compute_of_people(given, AS_OF)
    teams = [one for one in found if one.area_kind == "team"]
    assert {one.measure_id for one in found} == {one.id for one in OF_PEOPLE}
    assert {one.measure_id for one in teams} == {one.id for one in OF_PEOPLE if "team" in one.grains}
    assert {one.period_end for one in teams} == {AS_OF}
    told = {(one.measure_id, one.area): (one.numerator, one.denominator) for one in teams}
    assert told["vacancies", "A1/T1"] == (1, 2)
    assert told["vacancies", "A1/T2"] == (0, 1)
    assert told["sickness", "A1/T1"] == (1, 1)
    assert told["training", "A1/T2"] == (0, 1)
    assert len(found) == len(
        {(one.measure_id, one.method, one.area, one.period_start, one.period_end) for one in found}
    )
