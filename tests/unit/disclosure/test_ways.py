"""What may be told of ways: nothing that few children or families have gone, and no count as it is."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from waypost.disclosure.ways import OTHER, release_ways
from waypost.insight.ways.walked import COMMONEST, EDGES, Walked


def walked(ways=(), edges=(), whole: int | None = None) -> Walked:
    """`ways`: steps, ways, children, cases. `edges`: before, after, times, children."""
    commonest = [dict(zip(COMMONEST, ([*steps], *counts, 30.4, 28.5), strict=True)) for steps, *counts in ways]
    followed = [dict(zip(EDGES, (*edge, 10.4, 7.0), strict=True)) for edge in edges]
    total = sum(count for _, count, *_ in ways) if whole is None else whole
    return Walked(
        pl.DataFrame(followed, schema=EDGES, orient="row"),
        pl.DataFrame(commonest, schema=COMMONEST, orient="row"),
        ways=total,
        children=total,
        sequences=len(ways),
    )


def told_ways(found: Walked) -> list[tuple]:
    return release_ways(found)[0].frame.rows()


def test_counts_are_rounded_shares_are_of_rounded_counts_and_days_are_whole():
    assert told_ways(walked([("ab", 61, 61, 30), ("b", 42, 42, 20)], whole=120)) == [
        (1, ["a", "b"], 60, 52.0, 30.0, 29.0),
        (2, ["b"], 40, 35.0, 30.0, 29.0),
        (3, None, 15, 13.0, None, None),
    ]


@pytest.mark.parametrize("few", [("b", 12, 9, 9), ("b", 40, 40, 5)], ids=["children", "families"])
def test_a_way_of_few_children_or_of_few_families_goes_among_the_rest(few):
    assert [row[1] for row in told_ways(walked([("a", 50, 50, 50), few]))] == [["a"], None]


def test_where_the_rest_is_too_few_to_be_told_the_least_of_the_told_goes_among_them():
    rows = told_ways(walked([("a", 50, 50, 50), ("b", 12, 12, 12)], whole=65))
    assert [(row[1], row[2]) for row in rows] == [(["a"], 50), (None, 15)]


def test_nothing_is_told_of_few_children():
    assert told_ways(walked([("a", 9, 9, 9)])) == []
    assert release_ways(walked())[1].frame.is_empty()


def test_what_follows_is_told_by_the_step_before():
    found = walked(edges=[("a", "b", 33, 30), ("a", None, 18, 18), ("a", "c", 12, 9), (None, "a", 8, 8)])
    assert release_ways(found)[1].frame.rows() == [
        ("a", "b", 35, 54.0, 10.0, 7.0),
        ("a", None, 20, 31.0, 10.0, 7.0),
        ("a", OTHER, 10, 15.0, None, None),
    ]


@given(st.lists(st.tuples(st.integers(1, 40), st.integers(1, 40)), max_size=12), st.integers(0, 30))
def test_whatever_was_gone_by_few_is_not_told_and_cannot_be_worked_out(counts, beyond):
    ways = [(chr(97 + place), many, many, min(many, cases)) for place, (many, cases) in enumerate(counts)]
    whole = sum(many for many, _ in counts) + beyond
    rows = told_ways(walked(ways, whole=whole))
    named = {row[1][0]: row for row in rows if row[1] is not None}
    for steps, many, _, cases in ways:
        if many < 10 or cases < 6:
            assert steps not in named
    told = sum(many for steps, many, *_ in ways if steps in named)
    rest = [row for row in rows if row[1] is None]
    assert whole - told >= 10 if rest else (whole == told or not named)
    assert all(row[2] % 5 == 0 for row in rows)
