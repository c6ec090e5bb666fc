"""Cafcass's own people as they are invented: the published shares, nothing after the last day, nobody in the survey."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

import polars as pl
import pytest

from waypost.insight.measures.workforce.registry import compute_of_people
from waypost.insight.measures.workforce.staff import TABLES, Staff
from waypost.synthetic.cafcass_staff import STAFF, numbered
from waypost.synthetic.plan import Plan
from waypost.vocabulary.cafcass_extract import subjects

UNTIL = date(2027, 3, 31)
POSTS = 1500


@pytest.fixture(scope="module")
def world() -> SimpleNamespace:
    """Posts of three areas; half of them passed to another holder in the last two years."""
    changed = [UNTIL - timedelta(days=1 + 7 * number % 730) for number in range(POSTS)]
    first = pl.DataFrame(
        {
            "practitioner_id": [1000 + 10 * number for number in range(POSTS)],
            "role": ["family_court_adviser"] * POSTS,
            "service_area": [f"A0{1 + number % 3}" for number in range(POSTS)],
            "full_time_equivalent": [1.0] * POSTS,
            "started_on": [date(2015, 1, 1)] * POSTS,
            "ended_on": [day if number % 2 else None for number, day in enumerate(changed)],
        }
    )
    then = first.filter(pl.col("ended_on").is_not_null()).with_columns(
        pl.col("practitioner_id") + 1,
        started_on=pl.col("ended_on") + pl.duration(days=1),
        ended_on=pl.lit(None, dtype=pl.Date),
    )
    return SimpleNamespace(workforce=pl.concat([first, then]).sort("practitioner_id", "started_on"))


@pytest.fixture(scope="module")
def rows(world) -> dict[str, pl.DataFrame]:
    return {name: of(world, Plan(1, UNTIL)) for name, of in STAFF.items()}


def test_each_row_has_a_key_of_its_own_and_nothing_happens_after_the_last_day(rows):
    for name, frame in rows.items():
        assert frame.height > 100, name
        assert frame.select(subjects()[name].key).is_duplicated().sum() == 0, name
        for column in (*(one for one in TABLES[name] if one.endswith("_on") and one != "due_on"), "_fact_on"):
            assert (frame[column].drop_nulls() <= UNTIL).all(), (name, column)
        assert frame["_fact_on"].null_count() == 0, name


def test_measured_they_are_about_what_is_published(world, rows):
    nobodys = pl.lit(None, pl.String)  # some invented tables tell no team
    workforce = world.workforce.with_columns(practitioner_id=numbered(), team=nobodys)
    tables = {
        name: (frame if "team" in frame.columns else frame.with_columns(team=nobodys)).select(TABLES[name])
        for name, frame in rows.items()
    }
    found = compute_of_people(Staff(workforce=workforce.select(TABLES["workforce"]), **tables), UNTIL)
    told = {(one.measure_id, one.method): one.value for one in found if one.area == "england"}
    assert told["vacancies", "vacancy_rate"] == pytest.approx(11.7, abs=2)
    assert told["sickness", "sickness_rate"] == pytest.approx(5.4, abs=0.8)
    assert told["training", "in_time"] == pytest.approx(93, abs=3)
    assert told["performance_reviews", "held"] == pytest.approx(97, abs=2)
    assert told["staff_survey", "can_manage_workload"] == pytest.approx(58, abs=4)
    assert {one.area for one in found if one.area_kind != "team"} == {"england", "A01", "A02", "A03"}


def test_the_same_seed_gives_the_same_people_and_another_others(world, rows):
    assert all(of(world, Plan(1, UNTIL)).equals(rows[name]) for name, of in STAFF.items())
    assert not STAFF["absences"](world, Plan(2, UNTIL)).equals(rows["absences"])


def test_an_answer_to_the_survey_has_no_practitioners_number(rows):
    answers = rows["staff_survey"]
    numbers = {number.split("-")[1] for number in answers["response_id"]}
    assert not numbers & {str(number) for number in answers["practitioner_id"]}
    assert "practitioner_id" not in {column.name for column in subjects()["staff_survey"].columns}


def test_before_the_first_survey_there_is_no_answer(world):
    early = SimpleNamespace(workforce=world.workforce.head(0))
    assert STAFF["staff_survey"](early, Plan(1, UNTIL)).is_empty()
