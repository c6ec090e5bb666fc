"""Which pairs are looked at."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from waypost.linkage.blocking import MOST_IN_BLOCK, Way, meet
from waypost.linkage.coded import coded

BORN = Way(("born",), ("born",))
BOTH = Way(("born", "name"), ("born", "name"))
TURNED = Way(("born", "name"), ("born", "other_name"))


def records(*rows):
    names = ("numbered_by", "born", "name", "other_name")
    return pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row")


def pairs(found):
    return list(zip(found.left.tolist(), found.right.tolist(), strict=True))


def test_records_meet_that_agree_in_all_that_a_way_asks():
    told = records((None, "1", "a", ""), (None, "1", "b", ""), (None, "1", "a", ""), (None, "2", "a", ""))
    assert pairs(meet(coded(told), [BORN])) == [(0, 1), (0, 2), (1, 2)]
    assert pairs(meet(coded(told), [BOTH])) == [(0, 2)]


def test_what_is_not_known_meets_nobody():
    told = records((None, None, "a", ""), (None, None, "a", ""), (None, "1", None, ""))
    assert pairs(meet(coded(told), [BORN, BOTH])) == []


def test_one_way_is_enough_and_two_make_no_second_pair():
    told = records((None, "1", "a", ""), (None, "1", "a", ""), (None, "1", "b", ""))
    found = meet(coded(told), [BOTH, BORN])
    assert pairs(found) == [(0, 1), (0, 2), (1, 2)]
    assert list(found.found) == [1, 3]


def test_a_way_may_ask_one_thing_of_one_and_another_of_the_other():
    told = records((None, "1", "a", "b"), (None, "1", "b", "c"), (None, "1", "z", "z"), (None, "1", "x", "a"))
    assert pairs(meet(coded(told), [TURNED])) == [(0, 1), (0, 3)]


def test_children_whom_one_sender_numbers_never_meet():
    told = records(("s", "1", "a", ""), ("s", "1", "a", ""), ("t", "1", "a", ""), (None, "1", "a", ""))
    assert pairs(meet(coded(told), [BORN])) == [(0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]


def test_a_crowd_is_not_paired_and_is_counted():
    crowd = [(None, "1", "a", "")] * 9
    told = records(*crowd, (None, "2", "a", ""), (None, "2", "a", ""))
    found = meet(coded(told), [replace(BORN, most_in_block=8)])
    assert (pairs(found), list(found.crowded)) == ([(9, 10)], [9])
    whole = meet(coded(told), [replace(BORN, most_in_block=9)])
    assert (len(whole.left), list(whole.crowded)) == (9 * 8 // 2 + 1, [0])


def test_a_crowd_on_two_sides_is_counted_too():
    told = records(*[(None, "1", "a", "a")] * 5)
    assert meet(coded(told), [replace(TURNED, most_in_block=8)]).crowded == [10]


def test_nobody_meets_nobody():
    assert pairs(meet(coded(records()), [BORN, TURNED])) == []
    assert pairs(meet(coded(records((None, "1", "a", ""))), [BORN])) == []


def test_pairs_grow_no_faster_than_records_however_alike_they_are():
    """Blocks just small enough, of every size, and far too large: a way makes at most so many pairs a record."""
    way = replace(BORN, most_in_block=8)
    for number in (200, 400, 800):
        alike = records(*[(None, "1", "a", "a")] * number)
        assert len(meet(coded(alike), [way, BOTH, TURNED]).left) <= (0 if number > MOST_IN_BLOCK else number**2)
        crowds = records(*[(None, str(n // 8), "a", "a") for n in range(number)])
        assert len(meet(coded(crowds), [way]).left) == number // 8 * 28
