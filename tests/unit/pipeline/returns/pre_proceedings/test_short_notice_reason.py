"""Why at short notice: none where it was not, B where an emergency order was sought, else only the authority knows."""

from __future__ import annotations

from datetime import timedelta

import pytest

from support.told_record import CASE_NUMBER, SUBMITTED, hand_made


def with_hearing(record, days: int, code: str = "case_management"):
    on = SUBMITTED + timedelta(days=days)
    return record.event("hmcts_public_law", "hearing_held", on, code=code, record_key=CASE_NUMBER)


def test_none_where_notice_was_not_short(tmp_path):
    assert with_hearing(hand_made(tmp_path).applied(), 14).answer("short_notice_reason")["value"] == "none"


def test_an_emergency_hearing_or_order_is_b(tmp_path):
    heard = with_hearing(hand_made(tmp_path).applied(), 1, "emergency_protection_order")
    assert heard.answer("short_notice_reason")["value"] == "B"
    made = with_hearing(hand_made(tmp_path / "b").applied(), 1)
    made.event("cafcass", "order_made", SUBMITTED + timedelta(days=1), code="emergency_protection_order")
    assert made.answer("short_notice_reason")["value"] == "B"


def test_an_emergency_order_long_after_is_no_reason(tmp_path):
    record = with_hearing(hand_made(tmp_path).applied(), 1)
    record.event("cafcass", "order_made", SUBMITTED + timedelta(days=30), code="emergency_protection_order")
    told = record.answer("short_notice_reason")
    assert told["value"] is None
    assert "nobody but the authority" in told["note"]


@pytest.mark.parametrize(
    ("written", "value"),
    [("A Applications under the Children Act", "A"), ("(B) Emergency", "B"), ("C – Other", "C"),
     ("No short notice applications", "none"), ("Zebra", None)],
)  # fmt: skip
def test_the_authoritys_words_are_read(tmp_path, written, value):
    record = hand_made(tmp_path).begun("ssd").applied()
    record.kept("ssd", "ssd_pre_proceedings/PREP1", {"prep_proc_short_notice_reason": written})
    assert record.answer("short_notice_reason")["value"] == value
