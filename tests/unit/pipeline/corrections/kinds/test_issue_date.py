"""Days of issue that differ between the court and Cafcass."""

from __future__ import annotations

from datetime import timedelta

from support.corrections_record import asked, items_of, one_child
from support.told_record import SUBMITTED

LATER = SUBMITTED + timedelta(days=1)


def issued(record, source: str, on=SUBMITTED, **more):
    return record.event(source, "application_issued", on, record_key=f"{source}/case", **more)


def test_both_are_asked(tmp_path):
    record = issued(issued(one_child(tmp_path), "hmcts_public_law"), "cafcass", LATER)
    assert asked(record, "issue_date") == [
        ("cafcass", LATER.isoformat(), f"The court says {SUBMITTED}"),
        ("hmcts_public_law", SUBMITTED.isoformat(), f"Cafcass says {LATER}"),
    ]


def test_the_same_day_is_none(tmp_path):
    assert items_of(issued(issued(one_child(tmp_path), "hmcts_public_law"), "cafcass"), "issue_date") == []


def test_children_of_one_case_are_one_matter(tmp_path):
    record = issued(issued(one_child(tmp_path), "hmcts_public_law"), "cafcass", LATER).child("C-2")
    issued(record, "cafcass", LATER, child_id="C-2", person_key="x")
    assert len(items_of(record, "issue_date")) == 2


def test_a_source_that_tells_two_days_is_not_asked(tmp_path):
    record = issued(issued(one_child(tmp_path), "hmcts_public_law"), "cafcass", LATER)
    issued(record, "cafcass", LATER + timedelta(days=1), fact_key="second")
    assert items_of(record, "issue_date") == []
