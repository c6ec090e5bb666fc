"""The gap between groups."""

from __future__ import annotations

import polars as pl
import pytest

from waypost.pipeline.linkage_gaps import LEAST_CHILDREN, gap


def pairs(**groups):
    """Each group: how many children, each with how many pairs, and how many of them found."""
    rows = [
        (f"{group}{child}", group, place < found)
        for group, (children, each, found) in groups.items()
        for child in range(children)
        for place in range(each)
    ]
    return pl.DataFrame(rows, schema=["true_child", "group", "is_right"], orient="row")


def test_the_best_and_the_worst_served_are_told():
    found = gap(pairs(asian=(100, 4, 4), black=(100, 4, 3), white=(400, 4, 2)), "group")
    assert (found["highest"], found["lowest"], found["gap"]) == ("asian", "white", 0.5)
    assert found["lower"] == found["upper"] == 0.5  # every child is alike: nothing is left to chance


def test_the_interval_counts_children_and_not_their_pairs():
    """Half of the children of one group are missed in all their pairs: more pairs a child make it no surer."""
    halves = [
        pl.concat([pairs(a=(100, each, each)), pairs(b=(50, each, 0)), other])
        for each, other in (
            (2, pairs(b=(50, 2, 2)).with_columns(("x" + pl.col("true_child")).alias("true_child"))),
            (6, pairs(b=(50, 6, 6)).with_columns(("x" + pl.col("true_child")).alias("true_child"))),
        )
    ]
    few, many = (gap(half, "group") for half in halves)
    assert few["gap"] == many["gap"] == 0.5
    assert few["lower"] == pytest.approx(many["lower"]) == pytest.approx(0.5 - 1.96 * 0.05, abs=0.001)
    assert few["upper"] == pytest.approx(0.5 + 1.96 * 0.05, abs=0.001)


def test_small_groups_refusals_and_gaps_in_the_truth_are_left_out():
    told = pairs(a=(100, 1, 1), b=(LEAST_CHILDREN - 1, 1, 0), refused=(100, 1, 0), not_yet_obtained=(100, 1, 0))
    assert gap(told, "group") is None
    nobody = told.with_columns(pl.when(pl.col("group") == "a").then("group").alias("group"))
    assert gap(nobody, "group") is None


def test_yes_and_no_are_groups_too():
    told = pairs(a=(100, 2, 2), b=(100, 2, 1)).with_columns(is_twin=pl.col("group") == "b")
    assert (gap(told, "is_twin")["highest"], gap(told, "is_twin")["lowest"]) == ("false", "true")
