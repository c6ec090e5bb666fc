"""When the application reached the court: the court's day before the authority's."""

from __future__ import annotations

from datetime import timedelta

from support.told_record import SUBMITTED, hand_made

CIN = "pre_proceedings/101/2026-05-04"


def test_the_courts_day(tmp_path):
    told = hand_made(tmp_path).begun("cin").applied().answer("court_application_date")
    assert (told["value"], told["how_sure"]) == (SUBMITTED.isoformat(), "told_by_court")


def test_another_day_in_the_census_is_told_beside_it(tmp_path):
    record = hand_made(tmp_path).begun("cin").applied()
    record.event("cin", "court_application_sent", SUBMITTED + timedelta(days=1), record_key=CIN)
    told = record.answer("court_application_date")
    assert (told["value"], told["how_sure"]) == (SUBMITTED.isoformat(), "contradicted")


def test_cafcass_does_not_tell_when_it_reached_the_court(tmp_path):
    record = hand_made(tmp_path).case().event("cafcass", "application_received", SUBMITTED)
    assert record.answer("court_application_date")["value"] is None
