"""How many hearings have taken place: held ones, counted once each."""

from __future__ import annotations

from datetime import date, timedelta

from support.told_record import CASE_NUMBER, SUBMITTED, at, hand_made

DAYS = [SUBMITTED + timedelta(days=days) for days in (10, 40, 90)]


def heard(record, day: date, kind: str = "hearing_held", source: str = "hmcts_public_law", **more):
    return record.event(source, kind, day, code="case_management", happened_at=at(day), record_key=CASE_NUMBER, **more)


def test_held_hearings_are_counted_once(tmp_path):
    record = hand_made(tmp_path).applied()
    for day in DAYS:
        heard(record, day)
    heard(record, DAYS[0], person_key="the same child under another key", fact_key="again")
    told = record.answer("court_hearings")
    assert (told["value"], told["how_sure"]) == ("3", "told_by_court")


def test_what_was_vacated_adjourned_or_lies_ahead_did_not_take_place(tmp_path):
    record = heard(hand_made(tmp_path).applied(), DAYS[0])
    heard(record, DAYS[1], "hearing_vacated")
    heard(record, DAYS[2], "hearing_adjourned")
    heard(record, date(2027, 5, 1), "hearing_listed", learnt_at=at(SUBMITTED))
    assert record.answer("court_hearings")["value"] == "1"


def test_a_case_that_the_court_tells_of_without_hearings_has_had_none(tmp_path):
    told = hand_made(tmp_path).applied().answer("court_hearings")
    assert (told["value"], told["how_sure"]) == ("0", "told_by_court")


def test_a_case_that_only_cafcass_tells_of_stays_blank(tmp_path):
    record = hand_made(tmp_path).case().event("cafcass", "application_received", SUBMITTED)
    assert record.answer("court_hearings")["value"] is None


def test_the_court_is_believed_and_the_authoritys_count_is_told(tmp_path):
    record = heard(hand_made(tmp_path).begun("ssd").applied(), DAYS[0])
    record.kept("ssd", "ssd_pre_proceedings/PREP1", {"prep_care_proc_court_hearings": "2"})
    told = record.answer("court_hearings")
    assert (told["value"], told["how_sure"]) == ("1", "contradicted")
