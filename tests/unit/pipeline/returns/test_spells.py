"""Pre-proceedings as returns tell them: two returns of one are one, and a later one is another."""

from __future__ import annotations

from datetime import date, timedelta

from support.told_record import DECIDED, LETTER, hand_made
from waypost.pipeline.returns.spells import spell_records, spells


def told(record):
    return spells(record.opened())


def test_two_returns_of_the_same_are_one_and_the_extract_is_believed_first(tmp_path):
    record = hand_made(tmp_path).begun("ssd", until="letter").begun("cin")
    (one,) = told(record).to_dicts()
    assert (one["decided_on"], one["letter_on"], one["outcome"]) == (DECIDED, LETTER, "issue")
    assert one["meeting_on"] is not None, "what only the census tells is taken from it"


def test_days_apart_decide_whether_it_is_another(tmp_path):
    record = hand_made(tmp_path).begun("ssd", until="decided")
    for days, spell_count in ((31, 1), (63, 2)):
        later = DECIDED + timedelta(days=days)
        record.event("cin", "pre_proceedings_decided", later, record_key=f"pre_proceedings/101/{later}")
        assert told(record).height == spell_count
    assert spell_records(record.opened())["spell"].to_list() == [1, 1, 2]


def test_another_source_that_tells_of_pre_proceedings_is_none_of_the_authoritys(tmp_path):
    record = hand_made(tmp_path).event("cafcass", "pre_proceedings_decided", DECIDED)
    assert told(record).is_empty()


def test_without_a_decision_the_first_day_told_begins_it(tmp_path):
    record = hand_made(tmp_path).event("ssd", "pre_proceedings_letter_sent", LETTER, record_key="ssd_pre_proceedings/P")
    (one,) = told(record).to_dicts()
    assert (one["began_on"], one["decided_on"]) == (LETTER, None)
    assert one["began_on"] > date(2026, 1, 1)
