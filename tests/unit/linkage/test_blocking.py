"""Which pairs are looked at."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from waypost.linkage.blocking import Way, meet

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
    assert pairs(meet(told, [BORN])) == [(0, 1), (0, 2), (1, 2)]
    assert pairs(meet(told, [BOTH])) == [(0, 2)]


def test_what_is_not_known_meets_nobody():
    told = records((None, None, "a", ""), (None, None, "a", ""), (None, "1", None, ""))
    assert pairs(meet(told, [BORN, BOTH])) == []


def test_one_way_is_enough_and_two_make_no_second_pair():
    told = records((None, "1", "a", ""), (None, "1", "a", ""), (None, "1", "b", ""))
    found = meet(told, [BOTH, BORN])
    assert pairs(found) == [(0, 1), (0, 2), (1, 2)]
    assert list(found.found) == [1, 3]


def test_a_way_may_ask_one_thing_of_one_and_another_of_the_other():
    told = records((None, "1", "a", "b"), (None, "1", "b", "c"), (None, "1", "z", "z"), (None, "1", "x", "a"))
    assert pairs(meet(told, [TURNED])) == [(0, 1), (0, 3)]


def test_children_whom_one_sender_numbers_never_meet():
    told = records(("s", "1", "a", ""), ("s", "1", "a", ""), ("t", "1", "a", ""), (None, "1", "a", ""))
    assert pairs(meet(told, [BORN])) == [(0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]


def test_a_crowd_is_not_paired_and_is_counted():
    crowd = [(None, "1", "a", "")] * 9
    told = records(*crowd, (None, "2", "a", ""), (None, "2", "a", ""))
    found = meet(told, [replace(BORN, most_in_block=8)])
    assert (pairs(found), list(found.crowded)) == ([(9, 10)], [9])
    whole = meet(told, [replace(BORN, most_in_block=9)])
    assert (len(whole.left), list(whole.crowded)) == (9 * 8 // 2 + 1, [0])


def test_a_crowd_on_two_sides_is_counted_too():
    told = records(*[(None, "1", "a", "a")] * 5)
    assert meet(told, [replace(TURNED, most_in_block=8)]).crowded == [10]


def test_nobody_meets_nobody():
    assert pairs(meet(records(), [BORN, TURNED])) == []
    assert pairs(meet(records((None, "1", "a", "")), [BORN])) == []
