"""The rules of the SSD tables."""

from __future__ import annotations

import pytest

from support.tables import GOOD, TABLES_OF, put_good, read_folder, read_tables, row, rules


def test_good_tables_have_nothing_to_find(tmp_path):
    reading = read_folder(put_good(tmp_path, "ssd"))
    assert reading.findings.is_empty()
    assert sum(count.accepted for count in reading.files) == len(TABLES_OF["ssd"]) == 12


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
    ("ssd_cla_episodes", {"clae_cla_episode_ceased_date": "2024-02-14"}, "ceased_before_it_began", True),
    ("ssd_cla_episodes", {"clae_cla_episode_ceased_reason": ""}, "ceased_without_reason", False),
    ("ssd_cla_episodes", {"clae_cla_episode_ceased_date": ""}, "reason_without_day", False),
    ("ssd_cla_episodes", {"clae_cla_episode_ceased_reason": "E99"}, "code_not_known", False),
    ("ssd_cla_episodes", {"clae_entered_care_date": "2024-03-01"}, "entered_care_after_episode", False),
    (
        "ssd_cla_episodes",
        {"clae_cla_episode_start_date": "2023-02-15", "clae_entered_care_date": ""},
        "no_legal_status_that_day",
        False,
    ),
    ("ssd_cla_placement", {"clap_cla_placement_end_date": "2024-02-14"}, "ended_before_it_began", False),
    ("ssd_cla_placement", {"clap_cla_placement_type": ""}, "no_placement", False),
    ("ssd_permanence", {"perm_decision_reversed_date": "2024-05-01"}, "reversed_before_decided", False),
    ("ssd_permanence", {"perm_placed_for_adoption_date": "2024-05-01"}, "placed_before_decided", False),
    ("ssd_permanence", {"perm_permanence_order_type": "Long term"}, "code_not_known", False),
    ("ssd_linked_identifiers", {"link_identifier_value": "A1"}, "upn_not_well_formed", False),
    ("ssd_linked_identifiers", {"link_identifier_type": "court case number"}, "court_number_not_known", False),
    ("ssd_linked_identifiers", {"link_identifier_type": "library card"}, "code_not_known", False),
    ("ssd_s47_enquiry", {"s47e_s47_end_date": "2023-05-01"}, "ended_before_it_began", False),
    ("ssd_cp_plans", {"cppl_cp_plan_end_date": "2023-05-01"}, "ended_before_it_began", False),
    ("ssd_family", {"fami_family_id": ""}, "needed_empty", True),
    ("ssd_disability", {"disa_disability_code": "ZZZ"}, "code_not_known", False),
]


@pytest.mark.parametrize(("table", "changed", "rule", "is_refused"), CASES)
def test_one_rule_at_a_time(tmp_path, table, changed, rule, is_refused):
    tables = {name: [GOOD[name]] for name in TABLES_OF["ssd"]} | {table: [row(table, **changed)]}
    reading = read_tables(tmp_path, "ssd", **tables)
    beside = {"person_not_told", "ceased_without_reason"} - {rule}
    told = [found for found in rules(reading) if found[1] not in beside]
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
        ("ssd_cla_episodes", "clae_person_id"),
        ("ssd_cla_placement", "clap_person_id"),
        ("ssd_linked_identifiers", "link_person_id"),
        ("ssd_family", "fami_person_id"),
        ("ssd_s47_enquiry", "s47e_person_id"),
        ("ssd_cp_plans", "cppl_person_id"),
        ("ssd_disability", "disa_person_id"),
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
