"""Posts and who holds them."""

from datetime import date

import numpy as np
import polars as pl
import pytest

from support.invented_lives import world_of
from waypost.synthetic.workforce import Posts, workforce_frame


@pytest.fixture
def workforce() -> pl.DataFrame:
    return world_of(20_000, 1).workforce


def test_practitioners_are_unique_and_in_service_areas(workforce: pl.DataFrame):
    assert workforce["practitioner_id"].n_unique() == workforce.height
    assert set(world_of(20_000, 1).cases["service_area"]) <= set(workforce["service_area"])
    assert set(workforce["role"]) == {"family_court_adviser", "practice_supervisor", "service_manager"}
    assert set(workforce["full_time_equivalent"]) == {1.0, 0.8, 0.6}


def test_a_seventh_leave_in_a_year(workforce: pl.DataFrame):
    advisers = workforce.filter(pl.col("role") == "family_court_adviser")
    left = advisers.filter(pl.col("ended_on").is_between(date(2022, 4, 1), date(2027, 3, 31))).height / 5
    there = advisers.filter(pl.col("ended_on").is_null()).height
    assert left / there == pytest.approx(0.154, abs=0.05)


def test_a_post_passes_from_one_to_the_next(workforce: pl.DataFrame):
    assert workforce.filter(pl.col("ended_on") < pl.col("started_on")).is_empty()
    starts = workforce.filter(pl.col("role") == "family_court_adviser").select("started_on")
    leavers = workforce.drop_nulls("ended_on").select(started_on=pl.col("ended_on").dt.offset_by("1d"))
    assert leavers.join(starts, on="started_on", how="anti").is_empty()


def test_two_changes_of_a_post_on_one_day_leave_nobody_between_them():
    today = date(2027, 3, 31).toordinal() - date(1970, 1, 1).toordinal()
    changes = np.array([[today - 900, today - 900, *range(today - 800, today - 100, 100)]])
    posts = Posts(np.array([0]), np.array([0]), changes)
    told = workforce_frame(np.random.default_rng(1), posts, ["A01"], today - 3650, today)
    advisers = told.filter(pl.col("role") == "family_court_adviser")
    assert advisers["practitioner_id"].to_list() == [1001, *range(1003, 1011)]
    assert told.filter(pl.col("ended_on") < pl.col("started_on")).is_empty()
