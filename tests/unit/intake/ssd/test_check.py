"""The rules of the four SSD tables."""

from __future__ import annotations

import pytest

from support.tables import GOOD, TABLES_OF, put_good, read_folder, read_tables, row, rules


def test_good_tables_have_nothing_to_find(tmp_path):
    reading = read_folder(put_good(tmp_path, "ssd"))
    assert reading.findings.is_empty()
    assert sum(count.accepted for count in reading.files) == 4


CASES = [
    ("ssd_person", {"pers_forename": "", "pers_surname": ""}, "no_name", False),
    ("ssd_person", {"pers_dob": "31/02/2020"}, "date_not_real", False),
    ("ssd_person", {"pers_person_id": ""}, "needed_empty", True),
    ("ssd_address", {"addr_address_postcode": "by the church"}, "postcode_not_read", False),
    ("ssd_address", {"addr_address_end_date": "2020-01-31"}, "ended_before_it_began", True),
    ("ssd_legal_status", {"lega_legal_status": ""}, "no_legal_status", False),
    ("ssd_legal_status", {"lega_legal_status_end_date": "2024-02-01"}, "ended_before_it_began", False),
    ("ssd_legal_status", {"lega_legal_status_start_date": "1900-01-01"}, "needed_empty", True),
    ("ssd_pre_proceedings", {"prep_agree_stepdown_issue_date": "2023-09-01"}, "ended_before_it_began", False),
    ("ssd_pre_proceedings", {"prep_pre_pro_letter_date": "2023-09-01"}, "letter_before_decision", False),
    ("ssd_pre_proceedings", {"prep_agree_stepdown_issue_date": ""}, "outcome_without_day", False),
    ("ssd_pre_proceedings", {"prep_pre_pro_outcome": ""}, "day_without_outcome", False),
    ("ssd_pre_proceedings", {"prep_court_reference": "ask Legal"}, "court_number_not_known", False),
    ("ssd_pre_proceedings", {"prep_cp_plans_referral_period": "two"}, "number_not_read", False),
]


@pytest.mark.parametrize(("table", "changed", "rule", "is_refused"), CASES)
def test_one_rule_at_a_time(tmp_path, table, changed, rule, is_refused):
    tables = {name: [GOOD[name]] for name in TABLES_OF["ssd"]} | {table: [row(table, **changed)]}
    reading = read_tables(tmp_path, "ssd", **tables)
    told = [found for found in rules(reading) if found[1] != "person_not_told"]
    assert told == [("row 2", rule)]
    assert sum(count.refused for count in reading.files) == is_refused


def test_a_upn_of_two_people_is_the_key_of_neither(tmp_path):
    people = [{**row("ssd_person", pers_person_id=number), "pers_upn": "A12345678901B"} for number in ("1", "2")]
    reading = read_tables(tmp_path, "ssd", ssd_person=people)
    assert rules(reading) == [("row 2", "upn_shared"), ("row 3", "upn_shared")]
    assert reading.people["upn"].null_count() == 2


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("ssd_address", "addr_person_id"),
        ("ssd_legal_status", "lega_person_id"),
        ("ssd_pre_proceedings", "prep_person_id"),
    ],
)
def test_a_person_of_whom_ssd_person_does_not_tell(tmp_path, table, column):
    tables = {"ssd_person": [row("ssd_person")], table: [row(table, **{column: "7"})]}
    reading = read_tables(tmp_path, "ssd", **tables)
    assert rules(reading) == [("row 2", "person_not_told")]
    assert reading.people.filter(person_key="7").select("role", "authority_child_id").rows() == [("child", "7")]


def test_without_ssd_person_nobody_can_be_asked_for(tmp_path):
    reading = read_tables(tmp_path, "ssd", ssd_legal_status=[row("ssd_legal_status")])
    assert reading.findings.select("position", "rule").rows() == [("file", "rule_could_not_run")]
