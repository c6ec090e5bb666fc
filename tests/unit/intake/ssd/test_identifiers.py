"""Numbers and families that join a child to other sources."""

from __future__ import annotations

import pytest

from support.tables import read_tables, row

NUMBER = "1234567890123456"


def linked(kind: str, value: str, **cells: str) -> dict[str, str]:
    return row("ssd_linked_identifiers", link_identifier_type=kind, link_identifier_value=value, **cells)


@pytest.mark.parametrize("kind", ["Unique Pupil Number", "UPN", "unique pupil number (UPN)"])
def test_a_upn_is_a_key_of_the_child(tmp_path, kind):
    rows = [linked(kind, " a1234567 8901b ")]
    reading = read_tables(tmp_path, "ssd", ssd_person=[row("ssd_person")], ssd_linked_identifiers=rows)
    told = reading.people.select("record_key", "upn", "authority_child_id").rows()
    assert ("ssd_linked_identifiers/LK1", "A12345678901B", "1001") in told


def test_a_courts_case_number_is_evidence_of_proceedings_and_says_nothing_of_their_law(tmp_path):
    rows = [
        linked("COURT CASE NUMBER", "1234-5678-9012-3456"),
        linked("Court Case Number", NUMBER, link_table_id="LK2", link_person_id="1002"),
    ]
    reading = read_tables(tmp_path, "ssd", ssd_person=[row("ssd_person")], ssd_linked_identifiers=rows)
    told = reading.proceedings.select("proceedings_key", "court_case_number", "law", "application", "authority").rows()
    assert told == [(NUMBER, NUMBER, None, None, "E08000031")] * 2
    of_case = reading.people.filter(proceedings_key=NUMBER)["person_key"].to_list()
    assert sorted(of_case) == ["1001", "1002"]


def test_a_number_of_pre_proceedings_and_of_linked_identifiers_is_one_case(tmp_path):
    reading = read_tables(
        tmp_path,
        "ssd",
        ssd_person=[row("ssd_person")],
        ssd_pre_proceedings=[row("ssd_pre_proceedings")],
        ssd_linked_identifiers=[linked("Court case number", NUMBER)],
    )
    assert set(reading.proceedings["proceedings_key"]) == {NUMBER}
    assert sorted(reading.proceedings["law"].to_list(), key=str) == [None, "public"]


@pytest.mark.parametrize(
    "cells",
    [
        {"link_valid_to_date": "2025-01-01"},
        {"link_identifier_type": "NHS Number"},
        {"link_identifier_value": "not known"},
        {"link_identifier_value": "UN1"},
    ],
)
def test_what_is_no_key_joins_nothing_and_is_kept(tmp_path, cells):
    rows = [row("ssd_linked_identifiers", **cells)]
    reading = read_tables(tmp_path, "ssd", ssd_person=[row("ssd_person")], ssd_linked_identifiers=rows)
    assert reading.people["upn"].null_count() == 2
    assert reading.records.height == 2


def test_a_familyman_number_is_let_pass_and_joins_nothing(tmp_path):
    rows = [linked("Court case number", "ZZ25C50001")]
    reading = read_tables(tmp_path, "ssd", ssd_person=[row("ssd_person")], ssd_linked_identifiers=rows)
    assert reading.findings.is_empty()
    assert reading.proceedings.is_empty()


def test_a_upn_of_two_people_is_the_key_of_neither(tmp_path):
    rows = [
        linked("UPN", "A12345678901B", link_table_id="1"),
        linked("UPN", "a12345678901b", link_table_id="2", link_person_id="7"),
    ]
    reading = read_tables(tmp_path, "ssd", ssd_person=[row("ssd_person")], ssd_linked_identifiers=rows)
    assert reading.people["upn"].null_count() == reading.people.height
    assert reading.findings.filter(rule="upn_shared").height == 2


def test_families_and_families_of_pre_proceedings_are_numbered_apart(tmp_path):
    reading = read_tables(
        tmp_path,
        "ssd",
        ssd_person=[row("ssd_person")],
        ssd_family=[row("ssd_family", fami_family_id="F1")],
        ssd_pre_proceedings=[row("ssd_pre_proceedings", prep_plo_family_id="F1")],
    )
    assert set(reading.people["family_key"].drop_nulls()) == {"F1", "family/F1"}
