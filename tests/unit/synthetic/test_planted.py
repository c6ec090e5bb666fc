"""The record of what was planted: told together over shards, its numbers moved with theirs."""

from __future__ import annotations

import polars as pl

from support.planted_worlds import planted_world
from waypost.synthetic.planted import CASES, NOT_PLANTED, Planted, noise_times, of_schema


def test_nothing_planted_says_so():
    assert not NOT_PLANTED
    assert NOT_PLANTED.cases.is_empty()
    assert dict(NOT_PLANTED.cases.schema) == dict(pl.DataFrame(schema=dict(CASES)).schema)


def test_numbers_move_together():
    planted = planted_world("everything").planted
    moved = planted.with_numbers(lambda numbers: numbers + 1000)
    assert moved.asked == planted.asked
    for name in ("cases", "people"):
        before, after = getattr(planted, name), getattr(moved, name)
        assert (after["case_id"].drop_nulls() == before["case_id"].drop_nulls() + 1000).all()
    assert (moved.noise["person_id"] == planted.noise["person_id"] + 1000).all()
    assert moved.costs.equals(planted.costs)


def test_columns_that_are_not_there_are_null():
    frame = of_schema(pl.DataFrame({"case_id": [1]}), CASES)
    assert frame.columns == list(CASES)
    assert frame["owner"].null_count() == 1


def test_times_stand_beside_their_people():
    planted = Planted(asked={"name": "x"}, noise=pl.DataFrame({"person_id": [2], "times": [3.0]}))
    times = noise_times(planted, pl.DataFrame({"person_id": [3, 2, 1]}))
    assert times is not None
    assert times.tolist() == [1.0, 3.0, 1.0]
