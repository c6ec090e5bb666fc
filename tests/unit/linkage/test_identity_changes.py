"""What changed of who is who, told once."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from waypost.linkage.identity_changes import KINDS, MOVES, moves_of
from waypost.linkage.sources import PERSON

DAY = date(2027, 4, 1)
KEYS = dict.fromkeys(PERSON, pl.String)


def told(rows):
    frame = [("cafcass", None, key, before, after, was) for key, before, after, was in rows if after]
    gone = [("cafcass", None, key, before) for key, before, after, _ in rows if not after]
    now = pl.DataFrame(
        frame, schema={**KEYS, "before": pl.String, "after": pl.String, "is_present": pl.Boolean}, orient="row"
    )
    away = pl.DataFrame(gone, schema={**KEYS, "child_id": pl.String}, orient="row")
    return moves_of(now, away, on=DAY, first_change=7)


# Each record: its child before, its child now, whether it was told the last time | the kind, and the records told
TABLE = [
    ("nothing", [("1", "A", "A", True)], None, 0),
    ("new", [("1", None, "A", None)], "new", 1),
    ("one more", [("1", "A", "A", True), ("2", None, "A", None)], "kept", 1),
    ("one less", [("1", "A", "A", True), ("2", "A", None, True)], "kept", 1),
    ("gone", [("1", "A", None, True)], "gone", 1),
    ("back", [("1", "A", "A", False)], "returned", 1),
    ("one of two is back", [("1", "A", "A", True), ("2", "A", "A", False)], "kept", 1),
    ("merged", [("1", "A", "A", True), ("2", "B", "A", True)], "merged", 2),
    ("split", [("1", "A", "A", True), ("2", "A", "B", True)], "split", 2),
    ("rearranged", [("1", "A", "A", True), ("2", "A", "B", True), ("3", "B", "B", True)], "rearranged", 3),
    ("merged with one who was gone", [("1", "A", "A", True), ("2", "B", "A", False)], "merged", 2),
]


@pytest.mark.parametrize(("meaning", "rows", "kind", "height"), TABLE, ids=[row[0] for row in TABLE])
def test_every_kind_of_change(meaning, rows, kind, height):
    found = told(rows)
    assert found.schema == pl.Schema(MOVES)
    assert found.height == height
    assert found["kind"].unique().to_list() == ([kind] if kind else [])
    assert kind is None or kind in KINDS
    assert set(found["change"]) <= {7}


def test_changes_that_touch_nobody_in_common_are_apart():
    found = told([("1", "A", "B", True), ("2", "B", "B", True), ("3", None, "C", None), ("4", "D", None, True)])
    assert dict(found.select("kind", "change").iter_rows()) == {"merged": 7, "new": 8, "gone": 9}


def test_children_who_share_a_third_are_one_change():
    found = told([("1", "A", "B", True), ("2", "B", "C", True), ("3", "C", "C", True)])
    assert found["change"].unique().to_list() == [7]
