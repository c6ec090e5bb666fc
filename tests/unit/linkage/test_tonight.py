"""Whom tonight's records meet. What follows from it is in tests/generative/test_increment.py."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import polars as pl

from support.linkage_people import ANNA, CLARA
from unit.linkage.test_kept import ROOM, records
from waypost.linkage.blocking import Way, ask
from waypost.linkage.coded import Numbered, coded_plain
from waypost.linkage.increment import COLUMNS, link_all
from waypost.linkage.kept import Part
from waypost.linkage.tonight import World, flipped, met_by

BORN = Way(("born_on",), ("born_on",), most_in_block=3)
NEW = 4


def world(new, gone=()):
    """Three records of one day and one of another; then tonight's."""
    kept = link_all(records(*[("court", str(n), ANNA) for n in range(3)], ("court", "3", CLARA)), ROOM)
    told = records(*new)
    ways = [Way((name,), (name,)) for name in COLUMNS]
    evidence = coded_plain(told.with_row_index("record"))
    evidence = replace(
        evidence, numbers_only={**evidence.numbers_only, "key": Numbered(np.arange(1, len(new) + 1, dtype=np.uint64))}
    )
    was_gone = np.zeros(NEW + len(new), np.bool_)
    is_gone = was_gone.copy()
    is_gone[list(gone)] = True
    whole = replace(kept, parts=(*kept.parts, Part.of(told, ask(evidence, ways).numbers(COLUMNS))), is_gone=was_gone)
    return World(whole, COLUMNS, was_gone, is_gone)


def now_flipped(told):
    """The rows of blocks that tonight's made too large, or small enough again."""
    stood = np.arange(told.kept.height) < NEW
    return flipped(told, [BORN], np.array([NEW]), 1, stood=stood, stands=~told.is_gone).rows.tolist()


def pairs(found):
    return list(zip(*(side.tolist() for side in found), strict=True))


def test_tonights_record_meets_those_of_its_block():
    told = world([("la", "1", CLARA)])
    assert pairs(met_by(told, [BORN], np.array([NEW]), 1, stands=~told.is_gone)) == [(3, NEW)]
    assert now_flipped(told) == []


def test_a_block_that_grows_too_large_is_found_whole_and_meets_no_more():
    told = world([("la", "1", ANNA)])
    assert now_flipped(told) == [0, 1, 2, NEW]
    assert pairs(met_by(told, [BORN], np.array([0, 1, 2, NEW]), 1, stands=~told.is_gone)) == []


def test_a_block_small_enough_again_meets_again():
    told = world([("la", "1", ANNA)], gone=[0])
    assert pairs(met_by(told, [BORN], np.array([NEW]), 1, stands=~told.is_gone)) == [(1, NEW), (2, NEW)]


def test_rows_are_found_by_what_they_say():
    told = world([("la", "1", CLARA)])
    born = told.kept.numbers(COLUMNS.index("born_on"), np.array([3]))
    assert told.rows_with(("born_on",), [born]).tolist() == [3, NEW]
    assert told.kept.records(np.array([NEW, 0])).equals(
        pl.concat([records(("la", "1", CLARA)), records(("court", "0", ANNA))])
    )
