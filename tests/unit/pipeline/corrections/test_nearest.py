"""Nearest pairs and groups: each event in one at most, and nothing guessed."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
import pytest

from waypost.pipeline.corrections.nearest import groups, nearest_pairs

DAY = date(2026, 5, 4)
SHAPE = {"child_id": pl.String, "source": pl.String, "sender": pl.String, "record_key": pl.String,
         "fact_key": pl.String, "happened_on": pl.Date}  # fmt: skip


def events(source: str, *days: int, child: str = "C") -> pl.DataFrame:
    rows = [(child, source, None, f"{source}{day}", "f", DAY + timedelta(days=day)) for day in days]
    return pl.DataFrame(rows, schema=SHAPE, orient="row")


@pytest.mark.parametrize(
    ("left", "right", "most", "pairs"),
    [
        ((0,), (3,), 5, 1),
        ((0,), (6,), 5, 0),
        ((0, 10), (1, 11), 5, 2),
        ((0,), (-2, 2), 5, 0),
        ((0, 4), (2,), 5, 0),
        ((0, 1), (2,), 5, 1),
    ],
)
def test_pairs(left, right, most, pairs):
    assert nearest_pairs(events("a", *left), events("b", *right), ["child_id"], most)["matter"].n_unique() == pairs


def test_what_must_be_shared_must_be_shared():
    assert nearest_pairs(events("a", 0), events("b", 0, child="D"), ["child_id"], 5).is_empty()


def test_groups_follow_on_and_an_ambiguous_one_is_left_out():
    told = groups(pl.concat([events("a", 0, 100), events("b", 3), events("a", 200, 205)]), ["child_id"], 31)
    assert told["happened_on"].to_list() == [DAY, DAY + timedelta(days=3), DAY + timedelta(days=100)]
    assert told["matter"].to_list() == [1, 1, 2]
