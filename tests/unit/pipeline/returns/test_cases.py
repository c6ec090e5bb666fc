"""Care applications: whose they are, when they came, and which of a child's two cases is the child's own."""

from __future__ import annotations

from datetime import timedelta

import pytest

from support.told_record import AUTHORITY, CASE, OTHER_AUTHORITY, SUBMITTED, HandMade, at, hand_made
from waypost.pipeline.returns.cases import cases
from waypost.pipeline.told_record import own_numbers


def told(record):
    opened = record.opened()
    return cases(opened, own_numbers(opened)).to_dicts()


def test_the_courts_day_comes_before_any_other(tmp_path):
    record = hand_made(tmp_path).applied()
    record.event("cafcass", "application_received", SUBMITTED - timedelta(days=2), record_key="early")
    (one,) = told(record)
    assert (one["proceedings_id"], one["submitted_on"], one["authority"]) == (CASE, SUBMITTED, AUTHORITY)


def test_without_the_court_the_first_day_stands_in(tmp_path):
    record = hand_made(tmp_path).case().event("cafcass", "application_received", SUBMITTED)
    assert told(record)[0]["submitted_on"] == SUBMITTED


def test_other_applications_are_no_care_applications(tmp_path):
    record = hand_made(tmp_path).case(application="discharge_of_care")
    assert told(record.event("cafcass", "application_received", SUBMITTED)) == []


@pytest.mark.parametrize(
    ("told_authority", "knowing", "expected"),
    [
        (AUTHORITY, [AUTHORITY, OTHER_AUTHORITY], AUTHORITY),
        (AUTHORITY, [OTHER_AUTHORITY], OTHER_AUTHORITY),
        (AUTHORITY, [], AUTHORITY),
        (None, [AUTHORITY], AUTHORITY),
        (None, [], None),
        ("E08000027", [AUTHORITY, OTHER_AUTHORITY], "E08000027"),
    ],
)
def test_whose_application_it_is(tmp_path, told_authority, knowing, expected):
    record = HandMade(tmp_path).child().case(authority=told_authority)
    for sender in knowing:
        record.number(sender=sender)
    assert told(record.event("cafcass", "application_received", SUBMITTED))[0]["authority"] == expected


def test_the_authority_that_applied_counts_and_not_the_one_that_took_over(tmp_path):
    record = hand_made(tmp_path).number(sender=OTHER_AUTHORITY).case()
    record.case(authority=OTHER_AUTHORITY, learnt_at=at(SUBMITTED + timedelta(days=90)))
    assert told(record.event("cafcass", "application_received", SUBMITTED))[0]["authority"] == AUTHORITY


def test_a_case_that_took_the_childs_own_in_is_not_the_childs(tmp_path):
    joined = SUBMITTED + timedelta(days=60)
    record = hand_made(tmp_path).applied()
    record.case(proceedings_id="P-2", proceedings_key="CF2", record_key="cases/CF2")
    own = SUBMITTED + timedelta(days=30)
    record.event("cafcass", "application_received", own, proceedings_id="P-2", record_key="cases/CF2")
    record.event("cafcass", "case_closed", joined, proceedings_id="P-2", reason="consolidated", record_key="x/CF2")
    assert [one["proceedings_id"] for one in told(record)] == ["P-1", "P-2"]
    record.event("cafcass", "child_joined", joined, record_key="children/CF1")
    assert [one["proceedings_id"] for one in told(record)] == ["P-2"]


def test_it_is_over_with_a_final_order_or_a_closure_and_not_before(tmp_path):
    record = hand_made(tmp_path).applied().event("cafcass", "order_made", SUBMITTED + timedelta(days=9), flag=False)
    assert told(record)[0]["over_on"] is None
    record.event("cafcass", "order_made", SUBMITTED + timedelta(days=90), flag=True, code="care_order")
    assert told(record)[0]["over_on"] == SUBMITTED + timedelta(days=90)
