"""One child with two numbers at one agency, and never where an adoption is told."""

from __future__ import annotations

from support.corrections_record import asked, items_of, one_child, told_by
from support.told_record import OTHER_AUTHORITY, SUBMITTED


def test_a_second_number_is_one_question(tmp_path):
    record = told_by(one_child(tmp_path), "ssd").number("ssd", number="099")
    record.kept("ssd", "ssd_person/099", {"pers_person_id": "099", "pers_dob": "2024-02-01", "pers_sex": "F"})
    assert asked(record, "two_numbers") == [("ssd", "101", "The other number is 099")]


def test_numbers_at_two_agencies_are_as_they_should_be(tmp_path):
    record = told_by(one_child(tmp_path), "ssd").number("ssd", number="5", sender=OTHER_AUTHORITY).number("cin")
    assert items_of(record, "two_numbers") == []


def test_an_adopted_childs_two_identities_are_tied_for_nobody(tmp_path):
    record = told_by(one_child(tmp_path), "ssd").number("ssd", number="099")
    told_by(record, "cafcass", "2024-01-02")
    assert items_of(record)
    record.event("ssda903", "care_ended", SUBMITTED, reason="E12", record_key="episodes/101/x")
    assert items_of(record) == []


def test_an_adoption_order_silences_as_well(tmp_path):
    record = told_by(one_child(tmp_path), "ssd").number("ssd", number="099")
    record.event("cafcass", "order_made", SUBMITTED, code="adoption_order")
    assert items_of(record) == []
