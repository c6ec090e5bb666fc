"""Facts kept by declared paths: the latest statement of each record, or the first, and no more than is declared."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from support.told_record import CASE_NUMBER, SUBMITTED, at, hand_made
from waypost.pipeline.kept_facts import Kept, is_without

DECLARED = {
    "hmcts_public_law": {
        "case": {"records": "", "paths": {"number": ["$.a.number", "$.b.number"], "list": ["$.list"]}}
    },
    "ssd": {"row": {"records": "ssd_person/", "paths": {"sex": ["$.sex"]}}},
}


def kept(record, as_of: date = date(2027, 3, 31), **more) -> Kept:
    return Kept(record.write() / "record" / "source_records.parquet", as_of, DECLARED, **more)


def told_twice(tmp_path):
    record = hand_made(tmp_path).kept("hmcts_public_law", CASE_NUMBER, {"a": {"number": "1"}, "list": [1, {"x": "y"}]})
    later = at(SUBMITTED + timedelta(days=5))
    return record.kept("hmcts_public_law", CASE_NUMBER, {"b": {"number": " 2 "}, "list": []}, learnt_at=later)


@pytest.mark.parametrize(("first", "number"), [(False, "2"), (True, "1")])
def test_the_latest_statement_or_the_first(tmp_path, first, number):
    (one,) = kept(told_twice(tmp_path)).facts("hmcts_public_law", "case", first=first).to_dicts()
    assert one["number"] == number


def test_what_was_learnt_later_is_not_known_yet(tmp_path):
    (one,) = kept(told_twice(tmp_path), SUBMITTED).facts("hmcts_public_law", "case").to_dicts()
    assert (one["number"], one["list"]) == ("1", '[1,{"x":"y"}]')


def test_only_records_of_the_declared_kind(tmp_path):
    record = hand_made(tmp_path).kept("ssd", "ssd_person/1", {"sex": "F"}).kept("ssd", "ssd_address/1", {"sex": "M"})
    assert kept(record).facts("ssd", "row")["sex"].to_list() == ["F"]


@pytest.mark.parametrize("without", ["ssd", "ssd_person"])
def test_what_is_left_aside_tells_nothing(tmp_path, without):
    record = hand_made(tmp_path).kept("ssd", "ssd_person/1", {"sex": "F"})
    frame = kept(record, without=frozenset([without])).facts("ssd", "row")
    assert frame.is_empty()
    assert frame.columns == ["source", "sender", "record_key", "learnt_at", "file", "position", "sex"]
    assert is_without("ssd", "ssd_person/", frozenset([without]))


@pytest.mark.parametrize("value", ["", "  ", None])
def test_nothing_is_null(tmp_path, value):
    record = hand_made(tmp_path).kept("ssd", "ssd_person/1", {"sex": value})
    assert kept(record).facts("ssd", "row")["sex"].to_list() == [None]
