"""Walking coded steps: what follows what, and the commonest ways, against an obvious reading in Python."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from statistics import mean, median

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waypost.insight.ways import one_pass, walking
from waypost.insight.ways.steps import EVERY_KIND, stages
from waypost.insight.ways.walked import Footsteps, Walked
from waypost.insight.ways.walking import DigestsCollide, walk_ways

ACTIVITIES = ("a", "b", "c", "d")
Step = tuple[int, int, int, int]  # child, day, activity, way


def footsteps(steps: list[Step]) -> Footsteps:
    child, day, activity, way = (np.array(column) for column in zip(*sorted(set(steps)), strict=True))
    return Footsteps(child.astype(np.int32), way.astype(np.int32), activity.astype(np.int8), day.astype(np.int32))


def walk(steps: list[Step], names=("a", "b", "c"), without=(), told=20, threads=1) -> Walked:
    ways = max(way for *_, way in steps) + 1
    chosen = np.array([way not in without for way in range(ways)])
    return walk_ways(
        footsteps(steps),
        activities=ACTIVITIES,
        steps=names,
        is_chosen=chosen,
        case_of=np.arange(ways) // 2,
        told=told,
        threads=threads,
    )


def obvious(steps: list[Step], names=("a", "b", "c"), without=()) -> tuple[dict, list]:
    """The same in dictionaries and loops. A way's child is that of its steps."""
    of_way: dict[int, list[tuple[int, str]]] = defaultdict(list)
    child_of = {}
    for child, day, activity, way in sorted(set(steps)):
        if way and way not in without and ACTIVITIES[activity] in names:
            of_way[way].append((day, ACTIVITIES[activity]))
            child_of[way] = child
    waits, children = defaultdict(list), defaultdict(set)
    for way, told in of_way.items():
        for (day, before), (later, after) in pairwise(told):
            waits[before, after].append(later - day)
            children[before, after].add(child_of[way])
        for edge in ((None, told[0][1]), (told[-1][1], None)):
            waits[edge].append(None)
            children[edge].add(child_of[way])
    edges = {
        edge: (
            len(days),
            len(children[edge]),
            *((None, None) if None in edge else (mean(days), median(days))),
        )
        for edge, days in waits.items()
    }
    sequences = Counter(tuple(step for _, step in told) for told in of_way.values())
    return edges, sorted(sequences.values(), reverse=True)


def ways_of_children() -> st.SearchStrategy[list[Step]]:
    """A few children, each with two ways whose steps lie between each other; way 0 is of no proceedings."""
    step = st.tuples(st.integers(1, 5), st.integers(0, 9), st.integers(0, 3), st.integers(0, 2))
    return st.lists(step, min_size=1, max_size=60).map(
        lambda steps: [(child, day, activity, way and 2 * child - way + 1) for child, day, activity, way in steps]
    )


@settings(max_examples=150)
@given(ways_of_children(), st.sets(st.integers(0, 10), max_size=3))
def test_a_walk_finds_what_an_obvious_reading_finds(steps: list[Step], without: set[int]) -> None:
    found = walk(steps, without=without, told=200)
    edges, sequences = obvious(steps, without=without)
    assert {(row[0], row[1]): row[2:] for row in found.edges.iter_rows()} == {
        edge: pytest.approx(told) if None not in edge else told for edge, told in edges.items()
    }
    assert found.commonest["ways"].to_list() == sequences
    assert (found.ways, found.sequences) == (sum(sequences), len(sequences))


def test_threads_part_no_child_and_change_nothing(monkeypatch) -> None:
    monkeypatch.setattr(walking, "_FEWEST_A_THREAD", 3)
    steps = [(child, day, (child + day) % 4, child) for child in range(1, 30) for day in range(child % 7 + 1)]
    one, three = walk(steps), walk(steps, threads=3)
    assert one.edges.equals(three.edges)
    assert one.commonest.equals(three.commonest)
    assert (one.ways, one.children, one.sequences) == (three.ways, three.children, three.sequences)


def test_the_commonest_come_first_and_of_equals_the_one_met_first() -> None:
    steps = [(1, 1, 1, 1), (2, 1, 0, 2), (2, 4, 1, 2), (3, 1, 0, 3), (3, 9, 1, 3), (4, 1, 2, 4), (5, 1, 0, 5)]
    found = walk(steps, told=3)
    assert found.commonest["steps"].to_list() == [["a", "b"], ["b"], ["c"]]
    first = found.commonest.row(0, named=True)
    assert (first["ways"], first["children"], first["cases"], first["mean_days"], first["median_days"]) == (
        *(2, 2, 1),
        *(5.5, 5.5),
    )
    assert found.sequences == 4


def test_a_child_with_two_ways_is_one_child() -> None:
    found = walk([(1, 1, 0, 1), (1, 2, 1, 1), (1, 1, 0, 2), (1, 3, 1, 2)])
    assert (found.ways, found.children) == (2, 1)
    assert found.edges.filter(before="a", after="b").row(0) == ("a", "b", 2, 1, 1.5, 1.5)
    assert found.commonest.row(0)[1:4] == (2, 1, 2)


def test_a_wait_longer_than_is_counted_has_a_mean_and_no_median() -> None:
    (row,) = walk([(1, 0, 0, 1), (1, 5000, 1, 1)]).edges.filter(before="a", after="b").iter_rows()
    assert row[4:] == (5000.0, None)


def test_digests_that_stand_for_two_ways_are_found_out_and_others_tried(monkeypatch) -> None:
    steps = [(1, 1, 0, 1), (2, 1, 1, 2), (3, 1, 0, 3)]
    tried = []
    count = one_pass.count_alike

    def all_alike_at_first(digest, length):
        tried.append(len(digest))
        return count(np.full_like(digest, 7) if len(tried) == 1 else digest, length)

    monkeypatch.setattr(one_pass, "count_alike", all_alike_at_first)
    assert walk(steps).commonest["steps"].to_list() == [["a"], ["b"]]
    assert len(tried) == 2
    monkeypatch.setattr(one_pass, "count_alike", lambda digest, length: count(np.full_like(digest, 7), length))
    with pytest.raises(DigestsCollide):
        walk(steps)


def test_nothing_to_walk_is_nothing_found() -> None:
    empty = Footsteps(*(np.array([], kind) for kind in (np.int32, np.int32, np.int8, np.int32)))
    found = walk_ways(empty, activities=ACTIVITIES, steps=("a",), is_chosen=np.array([False]), case_of=np.array([0]))
    assert (found.ways, found.edges.height, found.commonest.height) == (0, 0, 0)
    found = walk([(1, 1, 3, 1)])
    assert (found.ways, found.children, found.sequences, found.commonest.height) == (0, 0, 0, 0)


def test_footsteps_of_unlike_length_are_refused() -> None:
    with pytest.raises(ValueError, match="one element a step"):
        Footsteps(np.zeros(2, np.int32), np.zeros(2, np.int32), np.zeros(2, np.int8), np.zeros(3, np.int32))


# What pm4py 2.7.23.11 found in this log, each step at midnight of its day, in the order of the record:
# discover_dfg, discover_performance_dfg (mean, median) and get_variants.
LOG = [(1, [(0, 0), (3, 1), (3, 2)]), (2, [(0, 0), (5, 1), (9, 1), (10, 2)]), (3, [(2, 0), (4, 1), (20, 2)])]
LOG += [(4, [(0, 1), (1, 0)]), (5, [(7, 0), (8, 1), (9, 2)])]


def test_it_agrees_with_pm4py_on_a_small_log() -> None:
    steps = [(child, day, activity, child) for child, told in LOG for day, activity in told]
    found = walk(steps)
    edges = {row[:2]: (row[2], row[4], row[5]) for row in found.edges.iter_rows() if None not in row[:2]}
    assert edges == PM4PY_EDGES
    assert {tuple(row[0]): row[1] for row in found.commonest.iter_rows()} == PM4PY_VARIANTS


PM4PY_EDGES = {
    ("a", "b"): (4, 2.75, 2.5),
    ("b", "c"): (4, 4.5, 1.0),
    ("b", "b"): (1, 4.0, 4.0),
    ("b", "a"): (1, 1.0, 1.0),
}
PM4PY_VARIANTS = {("a", "b", "c"): 3, ("a", "b", "b", "c"): 1, ("b", "a"): 1}


def test_the_stages_are_kinds_of_event_in_the_vocabularys_order() -> None:
    assert set(stages()) < set(EVERY_KIND)
    assert list(stages()) == [kind for kind in EVERY_KIND if kind in stages()]
    assert isinstance(walk([(1, 1, 0, 1)]).edges, pl.DataFrame)
