"""A record for every purpose: one for all where all may be used for all, else one for each set of lots."""

from __future__ import annotations

from waypost.pipeline.basis.records import PurposeRecord, purpose_records
from waypost.pipeline.basis.sorting import Lot, record_purposes

ALL = record_purposes()


def lot(*purposes):
    return Lot((), frozenset(purposes), frozenset())


def test_where_all_may_be_used_for_all_there_is_one_record():
    assert purpose_records([lot(*ALL), lot(*ALL)]) == (PurposeRecord(ALL, (0, 1), ""),)


def test_a_purpose_that_fewer_lots_serve_has_a_record_of_its_own():
    less = [purpose for purpose in ALL if purpose not in ("measures", "direct_work")]
    records = purpose_records([lot(*ALL), lot(*less, "direct_work"), lot(*less)])
    assert [(record.lots, record.folder) for record in records] == [
        ((0, 1, 2), ""),
        ((0, 1), "for/direct_work"),
        ((0,), "for/measures"),
    ]
    assert [record.purposes for record in records] == [tuple(less), ("direct_work",), ("measures",)]


def test_the_record_of_the_most_lots_comes_first():
    records = purpose_records([lot("direct_work"), lot("measures"), lot("measures")])
    assert records[0] == PurposeRecord(("measures",), (1, 2), "")


def test_a_purpose_that_nothing_serves_has_no_record_but_for_what_every_build_says():
    kept = {purpose: record for record in purpose_records([lot("direct_work")]) for purpose in record.purposes}
    assert set(kept) == {"direct_work", "measures", "data_quality"}
    assert kept["measures"].lots == ()
    assert purpose_records([]) == (PurposeRecord(("data_quality", "measures"), (), ""),)
