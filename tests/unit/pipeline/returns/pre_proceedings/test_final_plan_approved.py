"""Whether the final plan was approved: sure only of a placement order, which the authority alone can ask for."""

from __future__ import annotations

from datetime import timedelta

import pytest

from support.told_record import SUBMITTED, hand_made

MADE = SUBMITTED + timedelta(days=150)


@pytest.mark.parametrize(
    ("code", "value"), [("placement_order", "Y"), ("care_order", None), ("supervision_order", None)]
)
def test_only_a_placement_order_tells(tmp_path, code, value):
    record = hand_made(tmp_path).applied().event("cafcass", "order_made", MADE, code=code, flag=True)
    told = record.answer("final_plan_approved")
    assert told["value"] == value
    assert told["how_sure"] == ("derived" if value else "blank")


def test_the_authoritys_word_comes_first(tmp_path):
    record = hand_made(tmp_path).begun("ssd").applied()
    record.kept("ssd", "ssd_pre_proceedings/PREP1", {"prep_la_final_plan_approved": "N"})
    assert record.answer("final_plan_approved")["value"] == "N"
