"""The final care plan: adoption by a placement order, not yet while nothing is over, and never a guess."""

from __future__ import annotations

from datetime import timedelta

import pytest

from support.told_record import CASE_NUMBER, SUBMITTED, hand_made

MADE = SUBMITTED + timedelta(days=150)


def test_a_placement_order_is_adoption_whatever_came_with_it(tmp_path):
    record = hand_made(tmp_path).applied()
    record.event("cafcass", "order_made", MADE, code="care_order", flag=True, record_key="o/1")
    record.event("cafcass", "order_made", MADE, code="placement_order", flag=True, record_key="o/2")
    assert record.answer("final_care_plan")["value"] == "C"


def test_any_other_order_is_a_hint_and_no_plan(tmp_path):
    record = hand_made(tmp_path).applied().event("cafcass", "order_made", MADE, code="supervision_order", flag=True)
    told = record.answer("final_care_plan")
    assert told["value"] is None
    assert "supervision order" in told["note"]


def test_while_nothing_is_over_it_is_not_yet(tmp_path):
    told = hand_made(tmp_path).applied().answer("final_care_plan")
    assert (told["value"], told["how_sure"]) == ("H", "derived")


@pytest.mark.parametrize("sign", ["final hearing", "closed by cafcass", "closed by the court"])
def test_a_sign_that_it_may_be_over_leaves_it_open(tmp_path, sign):
    record = hand_made(tmp_path).applied()
    if sign == "final hearing":
        record.event("hmcts_public_law", "hearing_held", MADE, code="final", record_key=CASE_NUMBER)
    elif sign == "closed by cafcass":
        record.event("cafcass", "case_closed", MADE, reason="withdrawn")
    else:
        record.case("hmcts_public_law", state="CLOSED", learnt_at=None)
        record._rows["proceedings_statements"][-1]["learnt_at"] = record._rows["source_records"][0]["learnt_at"]
        record._rows["proceedings_statements"].pop(0)
    assert record.answer("final_care_plan")["value"] is None


def test_the_authoritys_word_comes_first(tmp_path):
    record = hand_made(tmp_path).begun("ssd").applied()
    record.kept("ssd", "ssd_pre_proceedings/PREP1", {"prep_la_final_care_plan": "D Supervision Order"})
    told = record.answer("final_care_plan")
    assert (told["value"], told["how_sure"]) == ("D", "contradicted"), "the record says that it is not over"
