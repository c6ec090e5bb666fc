"""When the letter to issue care proceedings went out: the authority's word, never the day of the application."""

from __future__ import annotations

import pytest

from support.told_record import SUBMITTED, hand_made

SSD = "ssd_pre_proceedings/PREP1"


def test_the_census_tells_it(tmp_path):
    record = hand_made(tmp_path).begun("cin").applied()
    record.event("cin", "letter_to_initiate_sent", SUBMITTED, record_key="pre_proceedings/101/2026-05-04")
    told = record.answer("letter_to_initiate_date")
    assert (told["value"], told["how_sure"]) == (SUBMITTED.isoformat(), "told_by_authority")


@pytest.mark.parametrize("written", ["2026-09-02", "02/09/2026", "2 September 2026", "2026-09-02 00:00:00"])
def test_the_extracts_day_is_read_in_every_form(tmp_path, written):
    record = hand_made(tmp_path).begun("ssd").applied().kept("ssd", SSD, {"prep_care_pro_letter_date": written})
    assert record.answer("letter_to_initiate_date")["value"] == "2026-09-02"


def test_the_day_of_the_application_is_not_put_there(tmp_path):
    told = hand_made(tmp_path).begun("ssd").applied().answer("letter_to_initiate_date")
    assert told["value"] is None
    assert "not put in its place" in told["note"]


def test_without_an_application_it_does_not_apply(tmp_path):
    record = hand_made(tmp_path).begun("ssd").kept("ssd", SSD, {"prep_care_pro_letter_date": "2026-09-02"})
    assert "no care application" in record.answer("letter_to_initiate_date")["note"]
