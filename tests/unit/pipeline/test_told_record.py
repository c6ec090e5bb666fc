"""The record as of a day: what was said then, of the kinds asked for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from support.agreements import usable
from support.told_record import AUTHORITY, SUBMITTED, UNTIL, at, hand_made
from waypost.journeys.record_files import RecordNotWhole
from waypost.pipeline.told_record import DayNotCovered, open_told_record, own_numbers
from waypost.vocabulary.sharing_terms import DATA_CORRECTION

KINDS = ("application_submitted", "hearing_listed", "order_made")


def kinds(record, **more) -> list[str]:
    return open_told_record(usable(record.write(), DATA_CORRECTION), KINDS, {}, **more).events["kind"].sort().to_list()


def test_only_what_was_learnt_and_not_yet_superseded(tmp_path):
    record = hand_made(tmp_path).event("cafcass", "order_made", SUBMITTED, learnt_at=at(SUBMITTED + timedelta(days=9)))
    record.event("cafcass", "application_submitted", SUBMITTED, superseded_at=at(SUBMITTED + timedelta(days=20)))
    assert kinds(record, as_of=SUBMITTED) == ["application_submitted"]
    assert kinds(record, as_of=SUBMITTED + timedelta(days=9)) == ["application_submitted", "order_made"]
    assert kinds(record) == ["order_made"]


def test_what_has_not_happened_yet_is_not_known_but_for_a_listed_hearing(tmp_path):
    learnt = {"learnt_at": at(SUBMITTED)}
    record = hand_made(tmp_path).event("cafcass", "order_made", SUBMITTED + timedelta(days=30), **learnt)
    record.event("hmcts_public_law", "hearing_listed", SUBMITTED + timedelta(days=30), **learnt)
    assert kinds(record, as_of=SUBMITTED) == ["hearing_listed"]


@pytest.mark.parametrize(("without", "left"), [("ssd", []), ("ssd_pre_proceedings", ["order_made"])])
def test_a_source_or_a_table_is_left_aside(tmp_path, without, left):
    record = hand_made(tmp_path).event("ssd", "application_submitted", SUBMITTED, record_key="ssd_pre_proceedings/1")
    record.event("ssd", "order_made", SUBMITTED, record_key="ssd_legal_status/1")
    assert kinds(record, without=[without]) == left


def test_a_day_after_the_builds_is_refused(tmp_path):
    with pytest.raises(DayNotCovered, match="covers"):
        kinds(hand_made(tmp_path), as_of=UNTIL + timedelta(days=1))


def test_a_table_that_is_missing_is_named(tmp_path):
    out = hand_made(tmp_path).write()
    (out / "record" / "children.parquet").unlink()
    with pytest.raises(RecordNotWhole, match="children"):
        open_told_record(usable(out, DATA_CORRECTION), KINDS, {})


def test_of_several_numbers_the_case_systems_comes_first(tmp_path):
    record = hand_made(tmp_path).number("cin", number="7").number("ssd", number="0").number("cafcass", sender=None)
    opened = open_told_record(usable(record.write(), DATA_CORRECTION), KINDS, {})
    told = {"authority": AUTHORITY, "child_id": "C-1", "number": "0", "told_as": "ssd"}
    assert own_numbers(opened).to_dicts() == [told]
    assert date(2027, 3, 31) == opened.as_of
