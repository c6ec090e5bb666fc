"""Orders of one day that cannot be one: of another kind for another agency."""

from __future__ import annotations

import pytest

from support.corrections_record import asked, items_of, one_child
from support.told_record import SUBMITTED


def test_the_court_and_cafcass_have_different_orders(tmp_path):
    record = one_child(tmp_path).event("hmcts_private_law", "order_made", SUBMITTED, code="no_order")
    record.event("cafcass", "order_made", SUBMITTED, code="withdrawn")
    assert [one[:2] for one in asked(record, "order_type")] == [
        ("cafcass", "withdrawn"),
        ("hmcts_private_law", "no_order"),
    ]


@pytest.mark.parametrize(
    ("status", "code", "count"),
    [
        ("C1", "interim_supervision_order", 2),
        ("C1", "interim_care_order", 0),
        ("V2", "interim_supervision_order", 0),
        ("C2", "directions", 0),
    ],
)
def test_a_legal_status_that_the_order_of_the_day_does_not_give(tmp_path, status, code, count):
    record = one_child(tmp_path).event("ssda903", "legal_status_started", SUBMITTED, code=status)
    record.event("cafcass", "order_made", SUBMITTED, code=code)
    assert len(asked(record, "order_type")) == count


def test_a_care_order_beside_a_placement_order_is_both(tmp_path):
    record = one_child(tmp_path).event("ssda903", "legal_status_started", SUBMITTED, code="E1")
    record.event("cafcass", "order_made", SUBMITTED, code="placement_order", record_key="o/1")
    record.event("cafcass", "order_made", SUBMITTED, code="care_order", record_key="o/2")
    assert items_of(record, "order_type") == []
