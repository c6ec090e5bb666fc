"""Child protection plans in the referral: the authority's count, or its census counted."""

from __future__ import annotations

from datetime import date

from support.told_record import hand_made

FIELD = "child_protection_plans"


def planned(record, day: date, child: str = "C-1", number: str = "101"):
    key = f"child_protection_plan/{number}/{day}"
    return record.event("cin", "child_protection_plan_started", day, child_id=child, person_key=number, record_key=key)


def referred(record, day: str):
    return record.kept("cin", f"cin_details/101/{day}", {"CINreferralDate": day})


def test_plans_since_the_referral_are_counted(tmp_path):
    record = referred(referred(hand_made(tmp_path).begun("cin"), "2025-11-03"), "2023-01-09")
    for day in (date(2023, 2, 1), date(2025, 12, 1), date(2026, 3, 2), date(2026, 10, 1)):
        planned(record, day)
    told = record.answer(FIELD)
    assert (told["value"], told["how_sure"]) == ("2", "derived")
    assert "2025-11-03" in told["note"]


def test_none_is_believed_of_an_authority_that_tells_of_plans(tmp_path):
    record = referred(hand_made(tmp_path).begun("cin"), "2025-11-03")
    assert record.answer(FIELD)["value"] is None
    record.child("C-9").number(child="C-9", number="900")
    assert planned(record, date(2026, 1, 5), "C-9", "900").answer(FIELD)["value"] == "0"


def test_the_extracts_count_comes_first(tmp_path):
    record = hand_made(tmp_path).begun("ssd")
    record.kept("ssd", "ssd_pre_proceedings/PREP1", {"prep_cp_plans_referral_period": "1"})
    assert record.answer(FIELD)["value"] == "1"
