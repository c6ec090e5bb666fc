"""Legal statuses returned from another day than the one on which the order was made."""

from __future__ import annotations

from datetime import timedelta

import pytest

from support.corrections_record import asked, items_of, one_child
from support.told_record import SUBMITTED


def status(record, source: str, days: int, code: str = "C1"):
    return record.event(source, "legal_status_started", SUBMITTED + timedelta(days=days), code=code)


def ordered(record, days: int = 0, code: str = "interim_care_order"):
    return record.event("cafcass", "order_made", SUBMITTED + timedelta(days=days), code=code)


def test_a_return_that_stands_alone_is_asked(tmp_path):
    record = ordered(status(status(one_child(tmp_path), "ssd", 0), "ssda903", 7))
    assert [one[0] for one in asked(record, "legal_status")] == ["ssda903"]


def test_an_authority_against_cafcass_asks_both(tmp_path):
    record = ordered(status(status(one_child(tmp_path), "ssd", 1), "ssda903", 1))
    assert [one[0] for one in asked(record, "legal_status")] == ["cafcass", "ssd", "ssda903"]


@pytest.mark.parametrize(
    ("code", "order", "count"),
    [("C2", "care_order", 2), ("E1", "placement_order", 2), ("V2", "care_order", 0), ("C2", "supervision_order", 0)],
)
def test_only_the_order_that_gives_the_status(tmp_path, code, order, count):
    assert len(asked(ordered(status(one_child(tmp_path), "ssd", 3, code), code=order), "legal_status")) == count


def test_far_apart_is_another_order(tmp_path):
    assert items_of(ordered(status(one_child(tmp_path), "ssd", 40)), "legal_status") == []


def test_a_source_with_two_days_near_each_other_is_left_alone(tmp_path):
    assert items_of(ordered(status(status(one_child(tmp_path), "ssd", 3), "ssd", 10)), "legal_status") == []
