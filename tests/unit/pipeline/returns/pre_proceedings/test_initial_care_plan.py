"""The initial care plan: what was sought, what was made, and where the child was placed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from support.told_record import SUBMITTED, hand_made

MADE = SUBMITTED + timedelta(days=10)


def ordered(record, code: str = "interim_care_order"):
    return record.event("cafcass", "order_made", MADE, code=code)


def placed(record, placement: str, on=MADE):
    return record.event("ssda903", "placement_started", on, code=placement, record_key=f"episodes/101/{on}")


def test_a_supervision_order_sought_is_d(tmp_path):
    assert hand_made(tmp_path).applied(ordersSought=["SUPERVISION_ORDER"]).answer("initial_care_plan")["value"] == "D"


@pytest.mark.parametrize(("placement", "value"), [("P1", "B"), ("U6", "A"), ("K2", "A")])
@pytest.mark.parametrize("days", [-20, 0, 7])
def test_a_care_order_by_where_the_child_was_placed(tmp_path, placement, value, days):
    record = placed(ordered(hand_made(tmp_path).applied()), placement, MADE + timedelta(days=days))
    assert record.answer("initial_care_plan")["value"] == value


def test_no_placement_told_or_one_that_had_ended_leaves_it_open(tmp_path):
    told = ordered(hand_made(tmp_path).applied()).answer("initial_care_plan")
    assert told["value"] is None
    assert "A or B" in told["note"]
    ended = placed(ordered(hand_made(tmp_path / "b").applied()), "U6", MADE - timedelta(days=90))
    ended.event("ssda903", "care_ended", MADE - timedelta(days=30))
    assert ended.answer("initial_care_plan")["value"] is None


def test_a_care_order_sought_and_not_made_leaves_it_open(tmp_path):
    record = placed(ordered(hand_made(tmp_path).applied(), "interim_supervision_order"), "U6")
    assert record.answer("initial_care_plan")["value"] is None


def test_no_application_is_said_in_words_and_the_authoritys_plan_comes_first(tmp_path):
    assert hand_made(tmp_path).begun("cin").answer("initial_care_plan")["value"] == "not_in_care_proceedings"
    record = placed(ordered(hand_made(tmp_path / "b").begun("ssd").applied()), "U6")
    record.kept("ssd", "ssd_pre_proceedings/PREP1", {"prep_la_initial_care_plan": "E SGO"})
    told = record.answer("initial_care_plan")
    assert (told["value"], told["how_sure"]) == ("E", "contradicted")
