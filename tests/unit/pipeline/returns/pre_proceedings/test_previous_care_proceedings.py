"""Earlier care proceedings, counted where the record of the courts reaches back far enough."""

from __future__ import annotations

from datetime import date

from support.told_record import AUTHORITY, SUBMITTED, hand_made

FIELD = "previous_care_proceedings"


def earlier_case(record, day: date, child: str = "C-1", key: str = "P-0"):
    record.case(proceedings_id=key, proceedings_key=f"CF-{key}", record_key=f"cases/CF-{key}")
    return record.event("cafcass", "application_received", day, proceedings_id=key, child_id=child, record_key=key)


def value_of(record) -> str | None:
    answers = record.answers(FIELD)
    return dict(answers.select("row", "value").iter_rows())[f"{AUTHORITY}/101/{SUBMITTED}"]


def test_an_earlier_case_is_counted_where_the_record_reaches_back(tmp_path):
    record = earlier_case(hand_made(tmp_path).applied(), date(2020, 6, 1), "C-7", "P-7").child("C-7")
    assert value_of(record) == "0"
    assert value_of(earlier_case(record, date(2024, 3, 1))) == "1"


def test_a_record_that_begins_lately_cannot_count(tmp_path):
    told = hand_made(tmp_path).applied().answer(FIELD)
    assert told["value"] is None


def test_the_record_is_believed_before_the_authoritys_count(tmp_path):
    record = earlier_case(hand_made(tmp_path).begun("ssd").applied(), date(2020, 6, 1), "C-7", "P-7").child("C-7")
    record.kept("ssd", "ssd_pre_proceedings/PREP1", {"prep_prev_care_proc_child": "1"})
    told = record.answers(FIELD).filter(how_sure="contradicted").row(0, named=True)
    assert (told["value"], told["others"].startswith("ssd says 1")) == ("0", True)
