"""Invented tables of SSDA903, SSD and the Cafcass extract, small and whole, and reading them. Nobody in them exists."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from waypost.intake.contract import Reading
from waypost.intake.files import SourceFile, discover
from waypost.intake.registry import SOURCES

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
    "reports": {
        "report_id": "RP1",
        "case_id": "CASE1",
        "child_id": "KID1",
        "kind": "initial_analysis",
        "author": "cafcass",
        "ordered_on": "2024-02-20",
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
        "full_time_equivalent": "0.8",
        "started_on": "2020-01-06",
        "ended_on": "",
        "recorded_at": "2024-01-02T09:00:00Z",
    },
}
"""One good row of every table that is read."""

TABLES_OF: Mapping[str, tuple[str, ...]] = {
    "ssda903": ("header", "episodes"),
    "ssd": ("ssd_person", "ssd_address", "ssd_legal_status", "ssd_pre_proceedings"),
    "cafcass": tuple(name for name in GOOD if name not in ("header", "episodes") and not name.startswith("ssd_")),
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
