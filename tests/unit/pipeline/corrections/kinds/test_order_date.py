"""Orders of one kind that the court and Cafcass have on different days."""

from __future__ import annotations

from datetime import timedelta

import pytest

from support.corrections_record import asked, items_of, one_child
from support.told_record import SUBMITTED


def made(record, source: str, days: int, code: str = "child_arrangements_order", **more):
    on = SUBMITTED + timedelta(days=days)
    return record.event(source, "order_made", on, code=code, record_key=f"{source}/{code}/{days}", **more)


@pytest.mark.parametrize(("days", "count"), [(90, 0), (91, 2), (121, 2), (122, 0)])
def test_near_days_of_one_kind_are_one_order(tmp_path, days, count):
    record = made(made(one_child(tmp_path), "hmcts_private_law", 90), "cafcass", days)
    assert len(asked(record, "order_date")) == count


def test_one_form_makes_three_kinds(tmp_path):
    record = made(made(one_child(tmp_path), "hmcts_private_law", 90), "cafcass", 91, "prohibited_steps_order")
    assert len(asked(record, "order_date")) == 2


def test_directions_are_not_compared(tmp_path):
    record = made(made(one_child(tmp_path), "hmcts_private_law", 90, "directions"), "cafcass", 91, "directions")
    assert items_of(record, "order_date") == []


def test_two_candidates_as_near_are_left_alone(tmp_path):
    record = made(one_child(tmp_path), "hmcts_private_law", 90)
    assert items_of(made(made(record, "cafcass", 89), "cafcass", 91), "order_date") == []


def test_a_day_that_both_have_is_not_paired_with_another(tmp_path):
    record = made(made(one_child(tmp_path), "hmcts_private_law", 90), "cafcass", 90)
    assert items_of(made(record, "cafcass", 95), "order_date") == []
