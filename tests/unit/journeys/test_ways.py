"""Coded steps of children's ways: one step a kind and day, numbered as the record's own tables are."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
from hypothesis import given
from polars.testing import assert_frame_equal

from invented_records import RecordBuilder, at, event, linked_records
from waypost.journeys.linked import LinkedRecord
from waypost.journeys.store.memory import MemoryStore
from waypost.journeys.ways import ACTIVITY_CODES
from waypost.journeys.ways_of_frames import ways_of_frames

DAY = date(2026, 1, 5)


def stored(linked: LinkedRecord) -> MemoryStore:
    store = MemoryStore()
    store.load(linked)
    return store


def test_a_step_is_a_kind_and_a_day_however_many_sources_tell_it() -> None:
    builder = RecordBuilder().child("C-0")
    issued = event("application_issued", DAY, "C-1")
    builder.statement("hmcts_public_law", "1", at(DAY), [issued])
    builder.statement("cafcass", "1", at(DAY), [issued, event("application_received", DAY, "C-1")])
    began = event("pre_proceedings_decided", DAY - timedelta(9), "C-1", proceedings_id=None)
    builder.statement("ssd", "1", at(DAY), [began], sender="E08000031")
    builder.statement("cafcass", "2", at(DAY), [event("hearing_listed", date(2027, 12, 1), "C-1")])
    rows = stored(builder.linked(as_of=date(2026, 3, 1))).table("ways").rows()
    codes = [ACTIVITY_CODES[kind] for kind in ("pre_proceedings_decided", "application_issued", "application_received")]
    assert rows == [(2, 0, codes[0], DAY - timedelta(9)), (2, 1, codes[1], DAY), (2, 1, codes[2], DAY)]


@given(linked_records())
def test_what_is_made_of_the_other_tables_is_the_table(linked: LinkedRecord) -> None:
    """A record of format 0 lacks the table: what a reader makes in its place is the same."""
    store = stored(linked)
    tables = (store.table(name) for name in ("events", "children", "children_in_proceedings"))
    assert_frame_equal(ways_of_frames(*tables, store.as_of), store.table("ways"))


def test_every_kind_has_a_code_that_fits() -> None:
    assert sorted(ACTIVITY_CODES.values()) == list(range(len(ACTIVITY_CODES)))
    assert max(ACTIVITY_CODES.values()) <= pl.Series([127], dtype=pl.Int8).max()
