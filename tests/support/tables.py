"""Invented tables of SSDA903, SSD and the Cafcass extract, small and whole, and reading them. Nobody in them exists."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from support.annex_a import LISTS, list_row
from waypost.intake.contract import Reading
from waypost.intake.files import SourceFile, discover
from waypost.intake.layouts import layouts_of
from waypost.intake.registry import SOURCES
from waypost.vocabulary.cafcass_extract import subjects

Row = dict[str, str]

GOOD: Mapping[str, Row] = {
    "header": {
        "CHILD": "1001",
        "SEX": "F",
        "DOB": "01/02/2020",
        "ETHNIC": "WBRI",
        "UPN": "A12345678901B",
        "MOTHER": "",
        "MC_DOB": "",
    },
    "episodes": {
        "CHILD": "1001",
        "DECOM": "15/02/2024",
        "RNE": "S",
        "LS": "C1",
        "CIN": "N1",
        "PLACE": "U4",
        "PLACE_PROVIDER": "PR1",
        "DEC": "",
        "REC": "",
        "REASON_PLACE_CHANGE": "",
        "HOME_POST": "ZZ1 1ZZ",
        "PL_POST": "ZZ2 2ZZ",
        "URN": "",
    },
    "care_reviews": {
        "CHILD": "1001",
        "DOB": "01/02/2020",
        "REVIEW": "10/03/2024",
        "REVIEW_CODE": "PN0",
    },
    "uasc": {
        "CHILD": "1001",
        "SEX": "F",
        "DOB": "01/02/2020",
        "DUC": "01/02/2038",
    },
    "oc2": {
        "CHILD": "1001",
        "DOB": "01/02/2020",
        "SDQ_SCORE": "12",
        "SDQ_REASON": "",
        "CONVICTED": "",
        "HEALTH_CHECK": "1",
        "IMMUNISATIONS": "1",
        "TEETH_CHECK": "1",
        "HEALTH_ASSESSMENT": "1",
        "SUBSTANCE_MISUSE": "0",
        "INTERVENTION_RECEIVED": "",
        "INTERVENTION_OFFERED": "",
    },
    "oc3": {
        "CHILD": "1001",
        "DOB": "01/02/2020",
        "IN_TOUCH": "YES",
        "ACTIV": "F2",
        "ACCOM": "B1",
    },
    "ad1": {
        "CHILD": "1001",
        "DOB": "01/02/2020",
        "DATE_INT": "01/06/2024",
        "DATE_MATCH": "15/08/2024",
        "FOSTER_CARE": "0",
        "NB_ADOPTR": "2",
        "SEX_ADOPTR": "MF",
        "LS_ADOPTR": "L11",
    },
    "placed_for_adoption": {
        "CHILD": "1001",
        "DOB": "01/02/2020",
        "DATE_PLACED": "01/06/2024",
        "DATE_PLACED_CEASED": "01/12/2024",
        "REASON_PLACED_CEASED": "RD3",
    },
    "previous_permanence": {
        "CHILD": "1001",
        "DOB": "01/02/2020",
        "PREV_PERM": "P2",
        "LA_PERM": "330",
        "DATE_PERM": "12/05/2021",
    },
    "missing": {
        "CHILD": "1001",
        "DOB": "01/02/2020",
        "MISSING": "M",
        "MIS_START": "01/04/2024",
        "MIS_END": "03/04/2024",
    },
    "sw_episodes": {
        "CHILD": "1001",
        "DOB": "01/02/2020",
        "SW_ID": "SW123456",
        "SW_DECOM": "15/02/2024",
        "SW_DEC": "",
        "SW_REASON": "FCONTA",
    },
    "dolo": {
        "CHILD": "1001",
        "DOB": "01/02/2020",
        "DOLO_START": "01/03/2024",
        "DOLO_END": "01/06/2024",
    },
    "ssd_person": {
        "pers_person_id": "1001",
        "pers_forename": "Ona",
        "pers_surname": "Invented",
        "pers_sex": "F",
        "pers_gender": "",
        "pers_ethnicity": "WBRI",
        "pers_dob": "2020-02-01",
        "pers_common_child_id": "",
        "pers_legacy_id": "",
        "pers_upn_unknown": "",
        "pers_send_flag": "N",
        "pers_expected_dob": "",
        "pers_death_date": "",
        "pers_is_mother": "N",
        "pers_nationality": "",
    },
    "ssd_address": {
        "addr_table_id": "A1",
        "addr_address_json": "{}",
        "addr_person_id": "1001",
        "addr_address_type": "",
        "addr_address_start_date": "2020-02-01",
        "addr_address_end_date": "",
        "addr_address_postcode": "zz11zz",
    },
    "ssd_legal_status": {
        "lega_legal_status_id": "L1",
        "lega_person_id": "1001",
        "lega_legal_status": "Interim care order",
        "lega_legal_status_start_date": "2024-02-15",
        "lega_legal_status_end_date": "",
    },
    "ssd_pre_proceedings": {
        "prep_table_id": "P1",
        "prep_person_id": "1001",
        "prep_plo_family_id": "F1",
        "prep_pre_pro_decision_date": "2023-10-01",
        "prep_initial_pre_pro_meeting_date": "2023-11-01",
        "prep_pre_pro_outcome": "Decision to Issue Care Proceedings",
        "prep_agree_stepdown_issue_date": "2024-02-01",
        "prep_cp_plans_referral_period": "1",
        "prep_legal_gateway_outcome": "B",
        "prep_prev_pre_proc_child": "0",
        "prep_prev_care_proc_child": "0",
        "prep_pre_pro_letter_date": "2023-10-05",
        "prep_care_pro_letter_date": "",
        "prep_pre_pro_meetings_num": "2",
        "prep_pre_pro_parents_legal_rep": "Y",
        "prep_parents_legal_rep_point_of_issue": "Y",
        "prep_court_reference": "1234567890123456",
        "prep_care_proc_court_hearings": "",
        "prep_care_proc_short_notice": "",
        "prep_proc_short_notice_reason": "",
        "prep_la_inital_plan_approved": "",
        "prep_la_initial_care_plan": "",
        "prep_la_final_plan_approved": "",
        "prep_la_final_care_plan": "",
    },
    "ssd_cla_episodes": {
        "clae_cla_episode_id": "E1",
        "clae_person_id": "1001",
        "clae_cla_episode_start_date": "2024-02-15",
        "clae_cla_episode_start_reason": "S",
        "clae_cla_primary_need_code": "N1",
        "clae_cla_episode_ceased_date": "2025-01-20",
        "clae_cla_episode_ceased_reason": "E12",
        "clae_cla_id": "CLA1",
        "clae_referral_id": "R1",
        "clae_cla_placement_id": "PL1",
        "clae_entered_care_date": "2024-02-15",
        "clae_cla_last_iro_contact_date": "",
    },
    "ssd_cla_placement": {
        "clap_cla_placement_id": "PL1",
        "clap_cla_placement_start_date": "2024-02-15",
        "clap_cla_placement_type": "U4",
        "clap_cla_placement_urn": "SC000001",
        "clap_cla_placement_distance": "3.5",
        "clap_cla_id": "CLA1",
        "clap_cla_placement_provider": "PR1",
        "clap_cla_placement_postcode": "ZZ2 2ZZ",
        "clap_cla_placement_end_date": "",
        "clap_cla_placement_change_reason": "",
        "clap_person_id": "1001",
    },
    "ssd_permanence": {
        "perm_table_id": "PM1",
        "perm_person_id": "1001",
        "perm_cla_id": "CLA1",
        "perm_adm_decision_date": "2024-06-01",
        "perm_ffa_cp_decision_date": "",
        "perm_placement_order_date": "2024-07-01",
        "perm_placed_for_adoption_date": "2024-09-01",
        "perm_matched_date": "2024-08-15",
        "perm_adopted_by_carer_flag": "N",
        "perm_placed_ffa_cp_date": "",
        "perm_decision_reversed_date": "",
        "perm_placed_foster_carer_date": "1900-01-01",
        "perm_part_of_sibling_group": "N",
        "perm_siblings_placed_together": "0",
        "perm_siblings_placed_apart": "0",
        "perm_placement_provider_urn": "",
        "perm_decision_reversed_reason": "",
        "perm_permanence_order_date": "2025-01-25",
        "perm_permanence_order_type": "Adoption",
        "perm_adoption_worker_id": "W1",
        "perm_adopter_sex": "MF",
        "perm_adopter_legal_status": "L11",
        "perm_number_of_adopters": "2",
    },
    "ssd_linked_identifiers": {
        "link_table_id": "LK1",
        "link_person_id": "1001",
        "link_identifier_type": "Unique Pupil Number",
        "link_identifier_value": "A12345678901B",
        "link_valid_from_date": "2024-09-01",
        "link_valid_to_date": "",
    },
    "ssd_family": {"fami_table_id": "FT1", "fami_family_id": "12", "fami_person_id": "1001"},
    "ssd_disability": {"disa_table_id": "D1", "disa_person_id": "1001", "disa_disability_code": "AUT"},
    "ssd_s47_enquiry": {
        "s47e_s47_enquiry_id": "S1",
        "s47e_referral_id": "R1",
        "s47e_person_id": "1001",
        "s47e_s47_start_date": "2023-06-01",
        "s47e_s47_end_date": "2023-06-12",
        "s47e_s47_nfa": "N",
        "s47e_s47_outcome_json": "{}",
        "s47e_s47_completed_by_worker_id": "W1",
        "s47e_s47_completed_by_team": "T1",
    },
    "ssd_cp_plans": {
        "cppl_cp_plan_id": "CP1",
        "cppl_referral_id": "R1",
        "cppl_icpc_id": "IC1",
        "cppl_person_id": "1001",
        "cppl_cp_plan_start_date": "2023-06-20",
        "cppl_cp_plan_end_date": "2024-02-15",
        "cppl_cp_plan_initial_category": "NEG",
        "cppl_cp_plan_ola": "N",
        "cppl_cp_plan_latest_category": "NEG",
    },
    "children": {
        "case_id": "CASE1",
        "child_id": "KID1",
        "forenames": "Ona",
        "surname": "Invented",
        "born_on": "2020-02-01",
        "expected_on": "",
        "sex": "female",
        "ethnicity": "white_british",
        "has_disability": "no",
        "first_language": "",
        "address_line_1": "1 Nowhere",
        "postcode": "ZZ1 1ZZ",
        "is_address_confidential": "yes",
        "is_eligible_for_engagement": "yes",
        "joined_on": "2024-02-10",
        "recorded_at": "2024-02-11T09:00:00Z",
    },
    "cases": {
        "case_id": "CASE1",
        "law": "public",
        "application": "section_31",
        "court_case_number": "1234-5678-9012-3456",
        "court": "1",
        "local_authority": "E08000031",
        "service_area": "A1",
        "track": "public_law_outline",
        "submitted_on": "2024-02-08",
        "issued_on": "2024-02-09",
        "received_on": "2024-02-10",
        "is_rule_16_4": "no",
        "is_domestic_abuse_alleged": "no",
        "recorded_at": "2024-02-11T09:00:00Z",
    },
    "parties": {
        "case_id": "CASE1",
        "party_id": "PARTY1",
        "role": "respondent",
        "relationship": "mother",
        "forenames": "Ada",
        "surname": "Invented",
        "born_on": "1990-01-01",
        "sex": "female",
        "ethnicity": "white_british",
        "address_line_1": "1 Nowhere",
        "postcode": "ZZ1 1ZZ",
        "telephone": "",
        "email": "",
        "is_address_confidential": "yes",
        "is_represented": "yes",
        "recorded_at": "2024-02-11T09:00:00Z",
    },
    "allocations": {
        "allocation_id": "AL1",
        "case_id": "CASE1",
        "child_id": "",
        "practitioner_id": "W1",
        "role": "childrens_guardian",
        "started_on": "2024-02-12",
        "ended_on": "2024-06-01",
        "reason_ended": "caseload",
        "recorded_at": "2024-06-02T09:00:00Z",
    },
    "engagement": {
        "engagement_id": "EN1",
        "case_id": "CASE1",
        "child_id": "KID1",
        "practitioner_id": "W1",
        "seen_on": "2024-03-01",
        "manner": "in_person",
        "is_alone": "yes",
        "childs_words": "",
        "recorded_at": "2024-03-02T09:00:00Z",
    },
    "letters": {
        "letter_id": "LE1",
        "case_id": "CASE1",
        "child_id": "KID1",
        "kind": "introduction",
        "sent_on": "2024-02-14",
        "recorded_at": "2024-02-15T09:00:00Z",
    },
    "reviews": {
        "review_id": "RV1",
        "case_id": "CASE1",
        "child_id": "KID1",
        "kind": "closure",
        "held_on": "2024-05-01",
        "recorded_at": "2024-05-02T09:00:00Z",
    },
    "agreements": {
        "agreement_id": "AG1",
        "case_id": "CASE1",
        "child_id": "KID1",
        "talked_on": "2024-02-26",
        "is_timetable_agreed": "yes",
        "is_care_plan_agreed": "yes",
        "recorded_at": "2024-02-27T09:00:00Z",
    },
    "reports": {
        "report_id": "RP1",
        "case_id": "CASE1",
        "child_id": "KID1",
        "kind": "initial_analysis",
        "author": "cafcass",
        "ordered_on": "2024-02-20",
        "allocated_on": "",
        "due_on": "2024-03-20",
        "filed_on": "2024-03-25",
        "recorded_at": "2024-03-26T09:00:00Z",
    },
    "advice": {
        "advice_id": "AD1",
        "case_id": "CASE1",
        "child_id": "KID1",
        "given_on": "2024-06-03",
        "issue": "placement",
        "recommendation": "care_order",
        "shared_with_child_on": "",
        "is_response_in_report": "",
        "childs_response": "",
        "recorded_at": "2024-06-04T09:00:00Z",
    },
    "orders_received": {
        "order_id": "OR1",
        "case_id": "CASE1",
        "child_id": "KID1",
        "order_type": "care_order",
        "made_on": "2024-08-01",
        "received_on": "2024-08-03",
        "is_final": "yes",
        "extended_to_on": "",
        "extension_reason": "",
        "recorded_at": "2024-08-04T09:00:00Z",
    },
    "closures": {
        "case_id": "CASE1",
        "child_id": "KID1",
        "closed_on": "2024-08-10",
        "reason": "final_order",
        "reopened_on": "",
        "recorded_at": "2024-08-11T09:00:00Z",
    },
    "audit": {
        "audit_id": "AU1",
        "case_id": "CASE1",
        "child_id": "KID1",
        "audited_on": "2024-09-01",
        "grade": "good_or_better",
        "are_all_letters_present": "no",
        "action_due_on": "",
        "action_done_on": "",
        "action_confirmed_on": "",
        "recorded_at": "2024-09-02T09:00:00Z",
    },
    "feedback_and_complaints": {
        "feedback_id": "FB1",
        "case_id": "CASE1",
        "child_id": "KID1",
        "kind": "compliment",
        "made_by": "child",
        "made_on": "2024-09-03",
        "responded_on": "",
        "sentiment": "positive",
        "words": "",
        "recorded_at": "2024-09-04T09:00:00Z",
    },
    "incidents": {
        "incident_id": "IN1",
        "case_id": "CASE1",
        "practitioner_id": "W1",
        "happened_on": "2024-04-01",
        "kind": "threat",
        "action_taken_on": "",
        "child_protection_action_on": "",
        "recorded_at": "2024-04-02T09:00:00Z",
    },
    "workforce": {
        "practitioner_id": "W1",
        "role": "family_court_adviser",
        "service_area": "A1",
        "team": "A1-1",
        "full_time_equivalent": "0.8",
        "started_on": "2020-01-06",
        "ended_on": "",
        "recorded_at": "2024-01-02T09:00:00Z",
    },
    "vacancies": {
        "vacancy_id": "Y1",
        "role": "family_court_adviser",
        "service_area": "A1",
        "team": "A1-1",
        "full_time_equivalent": "1.0",
        "opened_on": "2023-09-01",
        "advertised_on": "2023-09-11",
        "offered_on": "2023-11-20",
        "filled_on": "",
        "withdrawn_on": "",
        "recorded_at": "2024-01-02T09:00:00Z",
    },
    "absences": {
        "absence_id": "W1-s0",
        "practitioner_id": "W1",
        "reason": "sickness",
        "started_on": "2023-11-06",
        "ended_on": "2023-11-08",
        "recorded_at": "2024-01-02T09:00:00Z",
    },
    "training": {
        "practitioner_id": "W1",
        "course": "domestic_abuse",
        "is_mandatory": "yes",
        "due_on": "2023-06-30",
        "completed_on": "2023-05-15",
        "recorded_at": "2024-01-02T09:00:00Z",
    },
    "inductions": {
        "practitioner_id": "W1",
        "started_on": "2020-01-06",
        "due_on": "2020-04-06",
        "completed_on": "2020-03-30",
        "recorded_at": "2024-01-02T09:00:00Z",
    },
    "performance_reviews": {
        "practitioner_id": "W1",
        "due_on": "2023-07-01",
        "held_on": "2023-07-12",
        "recorded_at": "2024-01-02T09:00:00Z",
    },
    "staff_survey": {
        "response_id": "S2023-1",
        "service_area": "A1",
        "team": "A1-1",
        "survey_on": "2023-10-31",
        "can_manage_workload": "yes",
        "feels_safe": "yes",
        "is_listened_to": "no",
        "recorded_at": "2024-01-02T09:00:00Z",
    },
}
GOOD = {**GOOD, **{name: list_row(name) for name in LISTS}}
"""One good row of every table that is read."""

TABLES_OF: Mapping[str, tuple[str, ...]] = {
    "ssda903": tuple(layouts_of("ssda903")),
    "ssd": (
        *("ssd_person", "ssd_address", "ssd_legal_status", "ssd_pre_proceedings", "ssd_cla_episodes"),
        *("ssd_cla_placement", "ssd_permanence", "ssd_linked_identifiers", "ssd_family", "ssd_s47_enquiry"),
        *("ssd_cp_plans", "ssd_disability"),
    ),
    "annex_a": tuple(LISTS),
    "cafcass": tuple(subjects()),
}


def row(table: str, **changed: str) -> Row:
    """Return a good row of a table with some cells changed."""
    unknown = set(changed) - set(GOOD[table])
    assert not unknown, unknown
    return {**GOOD[table], **changed}


def as_csv(rows: Sequence[Row], delimiter: str = ",") -> str:
    """Return rows as CSV text, the header of the first row's columns."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def put(folder: Path, name: str, content: Sequence[Row] | str | bytes) -> Path:
    """Write a file: rows, text or bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    text = as_csv(content) if not isinstance(content, (str, bytes)) else content
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def put_manifest(folder: Path, name: str = "manifest.json", **keys: Any) -> Path:
    """Write a manifest."""
    return put(folder, name, json.dumps({"waypost_manifest": 1, **keys}))


def put_good(folder: Path, source: str) -> Path:
    """Write one good row of every table of a source, and a manifest."""
    put_manifest(
        folder,
        source=source,
        sender=None if source == "cafcass" else "E08000031",
        received_at="2027-03-31T18:00:00Z",
        collection_year="2026/27" if source == "ssda903" else None,
        invented=True,
    )
    for table in TABLES_OF[source]:
        put(folder, f"{table}.csv", [GOOD[table]])
    return folder


def files_in(folder: Path) -> tuple[SourceFile, ...]:
    """Return the source files in a folder."""
    return discover(folder).files


def read_folder(folder: Path) -> Reading:
    """Read the one source that stands in a folder."""
    files = files_in(folder)
    (source,) = {file.source for file in files}
    return SOURCES[source](files)


def read_tables(folder: Path, source: str, **tables: Sequence[Row]) -> Reading:
    """Write the tables given, one file each, with a manifest, and read them."""
    put_manifest(
        folder, source=source, sender="E08000031", received_at="2027-03-31T18:00:00Z", collection_year="2026/27"
    )
    for table, rows in tables.items():
        put(folder, f"{table}.csv", rows)
    return read_folder(folder)


def rules(reading: Reading) -> list[tuple[str, str]]:
    """Return each finding's place and rule, in order, without those on whole files."""
    rows = reading.findings.filter(pl.col("position").str.starts_with("row ") & (pl.col("position") != "row 1"))
    return sorted(rows.select("position", "rule").rows())


def kinds(reading: Reading) -> list[tuple[str, str]]:
    """Return each event's day and kind, in order."""
    return sorted((str(day), kind) for day, kind in reading.events.select("happened_on", "kind").rows())
