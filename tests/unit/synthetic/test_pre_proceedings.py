"""Pre-proceedings: on to court, stepped down, or still running."""

import polars as pl
import pytest

from support.invented_lives import UNTIL, world_of
from support.invented_parts import WINDOW, parts
from waypost.synthetic.pre_proceedings import with_diverted


@pytest.fixture
def found() -> pl.DataFrame:
    return world_of(3000, 1).pre_proceedings


def test_most_care_cases_had_them(found: pl.DataFrame):
    care = world_of(3000, 1).cases.filter(pl.col("application") == "section_31")
    had = care.join(found, on="case_id", how="semi").height / care.height
    assert had == pytest.approx(0.68, abs=0.06)


def test_an_outcome_has_its_day_and_a_case_only_when_issued(found: pl.DataFrame):
    assert (found["outcome"].is_null() == found["outcome_on"].is_null()).all()
    assert found.filter((pl.col("outcome") == "step_down") & pl.col("case_id").is_not_null()).is_empty()
    assert found.filter((pl.col("outcome") == "issue") & pl.col("case_id").is_null()).is_empty()
    assert set(found["outcome"]) == {"issue", "step_down", None}


def test_families_that_step_down_are_people_without_a_case(found: pl.DataFrame):
    world = world_of(3000, 1)
    apart = found.filter(pl.col("case_id").is_null())
    assert apart.join(world.children_in_cases, on="person_id", how="semi").is_empty()
    assert apart.join(world.people, on="person_id", how="anti").is_empty()
    assert apart.height > 100


def test_what_is_to_come_is_not_told(found: pl.DataFrame):
    recent = found.filter(pl.col("decided_on") > UNTIL.replace(day=20))
    assert recent["outcome"].is_null().all()
    assert (found["review_meetings"] >= 0).all()
    assert found.filter(pl.col("is_family_group_held") & ~pl.col("is_family_group_offered")).is_empty()


def test_siblings_go_through_together(found: pl.DataFrame):
    of_case = found.drop_nulls("case_id").group_by("case_id").agg(pl.col("decided_on", "letter_on").n_unique())
    assert (of_case["decided_on"] == 1).all()
    assert (of_case["letter_on"] <= 1).all()


def test_diverted_families_are_numbered_after_the_others():
    given = parts()
    whole, diverted = with_diverted(given.streams, given.places, given.population, WINDOW)
    first = len(given.population.families)
    assert diverted.family.tolist() == list(range(first, len(whole.families)))
    assert (whole.families.family == range(len(whole.families))).all()
    assert set(diverted.family) == set(whole.children.family[len(given.population.children) :])
