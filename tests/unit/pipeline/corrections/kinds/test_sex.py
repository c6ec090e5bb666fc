"""Sexes that differ; not known is no word on it."""

from __future__ import annotations

from support.corrections_record import asked, items_of, one_child, told_by


def test_the_one_against_two_is_asked(tmp_path):
    record = told_by(told_by(told_by(one_child(tmp_path), "cafcass"), "hmcts_private_law"), "ssd", sex="M")
    assert [one[:2] for one in asked(record, "sex")] == [("ssd", "male")]


def test_not_known_contradicts_nobody(tmp_path):
    assert items_of(told_by(told_by(one_child(tmp_path), "cafcass"), "ssd", sex="U"), "sex") == []


def test_the_same_in_every_agencys_own_code(tmp_path):
    record = one_child(tmp_path)
    for source in ("hmcts_public_law", "hmcts_private_law", "cafcass", "ssd", "ssda903", "cin"):
        told_by(record, source)
    assert items_of(record, "sex") == []
