"""Short notice: the first hearing was listed for no more than five days after the application."""

from __future__ import annotations

from datetime import timedelta

import pytest

from support.told_record import CASE_NUMBER, SUBMITTED, hand_made


@pytest.mark.parametrize(("days", "value"), [(0, "Y"), (5, "Y"), (6, "N"), (14, "N")])
@pytest.mark.parametrize("kind", ["hearing_held", "hearing_vacated", "hearing_listed"])
def test_five_days_are_short_and_six_are_not(tmp_path, days, value, kind):
    record = hand_made(tmp_path).applied()
    record.event("hmcts_public_law", kind, SUBMITTED + timedelta(days=days), record_key=CASE_NUMBER)
    record.event("hmcts_public_law", "hearing_held", SUBMITTED + timedelta(days=60), record_key=CASE_NUMBER)
    told = record.answer("short_notice")
    assert (told["value"], told["how_sure"]) == (value, "derived")
    assert f"day {days} after" in told["note"]


def test_no_hearing_yet_is_blank(tmp_path):
    assert hand_made(tmp_path).applied().answer("short_notice")["value"] is None


def test_no_application_is_said_in_words(tmp_path):
    assert hand_made(tmp_path).begun("ssd").answer("short_notice")["value"] == "not_in_care_proceedings"


def test_the_authority_may_say_otherwise(tmp_path):
    record = hand_made(tmp_path).begun("ssd").applied()
    record.event("hmcts_public_law", "hearing_held", SUBMITTED + timedelta(days=2), record_key=CASE_NUMBER)
    record.kept("ssd", "ssd_pre_proceedings/PREP1", {"prep_care_proc_short_notice": "N"})
    told = record.answer("short_notice")
    assert (told["value"], told["how_sure"]) == ("Y", "contradicted")
