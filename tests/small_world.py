"""A world of two families made by hand: small enough to check every line that is written of it.

Family 1, public law: twins Amber and Beryl Ash (Beryl unnamed at issue) and Colin, born and joined during the case;
mother, father and a grandparent. One hearing held, one vacated with a reason, one adjourned without, one to come.
Family 2, private law: Dora Birch; father applies, mother answers and lives in secret.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import polars as pl

from waypost.synthetic.world import SCHEMAS, World

UNTIL = date(2027, 3, 31)
AUTHORITY = "E08000025"

PEOPLE = (
    (1, 1, "child", "Amber", "Ash", date(2025, 1, 2), "female", True, None, "AD1 1AA"),
    (2, 1, "child", "Beryl", "Ash", date(2025, 1, 2), "female", False, 1, "AD1 1AA"),
    (3, 1, "child", "Colin", "Ash", date(2025, 9, 1), "male", True, None, "AD1 1AA"),
    (4, 1, "mother", "Erica", "Ash", date(1995, 5, 6), "female", True, None, "AD1 1AA"),
    (5, 1, "father", "Felix", "Oak", date(1993, 7, 8), "male", True, None, "AD2 2BB"),
    (6, 1, "other", "Greta Mary", "Oak", date(1965, 9, 10), "female", True, None, "AD2 2BB"),
    (7, 2, "child", "Dora", "Birch", date(2016, 4, 30), "female", True, None, "AD3 3CC"),
    (8, 2, "mother", "Hilda", "Birch", date(1990, 1, 1), "female", True, None, "AD3 3CC"),
    (9, 2, "father", "Ivan", "Birch", date(1989, 2, 2), "male", True, None, "AD4 4DD"),
)


def frame(name: str, rows: list[dict[str, Any]]) -> pl.DataFrame:
    """Return a frame of the world with nulls where a row says nothing."""
    schema = SCHEMAS[name]
    return pl.DataFrame([{column: row.get(column) for column in schema} for row in rows], schema=dict(schema))


def _people() -> list[dict[str, Any]]:
    names = ("person_id", "family_id", "role", "forenames", "surname", "born_on", "sex", "is_named_at_issue", "twin_of")
    fixed = {"ethnicity": "white_british", "post_town": "Anytown", "has_disability": False, "first_language": "English"}
    return [
        dict(zip((*names, "postcode"), row, strict=True))
        | fixed
        | {
            "other_surname": "Elm",
            "address_line_1": f"{row[0]} High Street",
            "is_address_confidential": row[0] in (1, 8),
            "telephone": None if row[2] == "child" else f"01632 96000{row[0]}",
            "email": None if row[2] == "child" else f"invented.{row[0]}@example.com",
        }
        for row in PEOPLE
    ]


def _cases() -> list[dict[str, Any]]:
    shared = {"court": "990001", "area": "birmingham", "authority": AUTHORITY, "service_area": "A01"}
    return [
        {
            "case_id": 10,
            "family_id": 1,
            "law": "public",
            "application": "section_31",
            "track": "public_law_outline",
            "court_case_number": "1700000000000010",
            "familyman_number": "BM25C50010",
            "cafcass_case_id": "CF10",
            "is_court_number_known_to_cafcass": True,
            "submitted_on": date(2025, 3, 3),
            "issued_on": date(2025, 3, 5),
            "received_on": date(2025, 3, 6),
            "is_domestic_abuse_alleged": True,
            "is_rule_16_4": False,
        }
        | shared,
        {
            "case_id": 20,
            "family_id": 2,
            "law": "private",
            "application": "section_8",
            "track": "child_arrangements_programme",
            "court_case_number": "1700000000000020",
            "familyman_number": "BM26P50020",
            "cafcass_case_id": "CF20",
            "is_court_number_known_to_cafcass": False,
            "submitted_on": date(2026, 1, 5),
            "issued_on": date(2026, 1, 7),
            "received_on": date(2026, 1, 8),
            "is_domestic_abuse_alleged": False,
            "is_rule_16_4": False,
            "is_cafcass_served": True,
        }
        | shared,
        {
            "case_id": 30,
            "family_id": 1,
            "law": "public",
            "application": "deprivation_of_liberty",
            "court_case_number": "1700000000000030",
            "cafcass_case_id": "CF30",
            "submitted_on": date(2026, 6, 1),
            "received_on": date(2026, 6, 2),
        }
        | shared,
    ]


def _members() -> list[dict[str, Any]]:
    closed = {"final_order_type": "care_order", "final_order_on": date(2026, 2, 2), "closed_on": date(2026, 2, 20)}
    began, living = {"joined_on": date(2025, 3, 6)}, {"living_situation": "under_care_of_local_authority"}
    return [
        {"case_id": 10, "person_id": 1, "cafcass_child_id": "CH1", "closure_reason": "final_order"}
        | closed
        | began
        | living
        | {"reopened_on": date(2026, 5, 1)},
        {"case_id": 10, "person_id": 2, "cafcass_child_id": "CH2", "closure_reason": "final_order"}
        | closed
        | began
        | living,
        {
            "case_id": 10,
            "person_id": 3,
            "cafcass_child_id": "CH3",
            "joined_on": date(2025, 9, 15),
            "living_situation": "in_hospital",
            "closure_reason": "final_order",
        }
        | closed,
        {"case_id": 20, "person_id": 7, "cafcass_child_id": "CH7", "joined_on": date(2026, 1, 8)},
        {"case_id": 30, "person_id": 1, "cafcass_child_id": "CH1", "joined_on": date(2026, 6, 2)},
    ]


def _hearings() -> list[dict[str, Any]]:
    def at(*moment: int) -> datetime:
        return datetime(*moment, tzinfo=UTC)  # type: ignore[misc,arg-type]

    rows = (
        (100, 10, "case_management", at(2025, 3, 20, 10), "held", None, None, date(2025, 3, 6)),
        (101, 10, "issue_resolution", at(2025, 7, 10, 9), "vacated", "JU3", date(2025, 7, 8), date(2025, 3, 20)),
        (102, 10, "directions", at(2025, 8, 10, 9), "adjourned", None, date(2025, 8, 10), date(2025, 7, 8)),
        (103, 10, "final", at(2027, 4, 10, 9), "listed", None, None, date(2026, 1, 9)),
        (200, 20, "first_hearing_dispute_resolution", at(2026, 2, 20, 10), "held", None, None, date(2026, 1, 20)),
        (201, 20, "dispute_resolution", at(2026, 5, 20, 9), "adjourned", "LW1", date(2026, 5, 20), date(2026, 2, 20)),
        (202, 20, "final", at(2027, 5, 20, 9), "listed", None, None, date(2026, 5, 20)),
    )
    names = ("hearing_id", "case_id", "hearing", "listed_at", "status", "reason", "cancelled_on", "listed_decision_on")
    return [dict(zip(names, row, strict=True)) | {"minutes": 60} for row in rows]


def _orders() -> list[dict[str, Any]]:
    rows = (
        (1000, 10, 1, "interim_care_order", date(2025, 3, 20), date(2025, 3, 22), False),
        (1001, 10, 1, "extension", date(2025, 8, 10), date(2025, 8, 12), False),
        (1002, 10, 1, "care_order", date(2026, 2, 2), None, True),
        (2000, 20, 7, "prohibited_steps_order", date(2026, 2, 20), date(2026, 2, 25), False),
        (2001, 20, 7, "child_arrangements_order", date(2026, 2, 20), date(2026, 2, 25), False),
    )
    names = ("order_id", "case_id", "person_id", "order_type", "made_on", "received_on", "is_final")
    made = [dict(zip(names, row, strict=True)) for row in rows]
    made[1] |= {"extended_to_on": date(2025, 10, 30), "extension_reason": "timetable_for_child"}
    return made


def _reports() -> list[dict[str, Any]]:
    rows = (
        (1, 10, "care_plan", "local_authority", date(2025, 3, 6), date(2025, 3, 18), date(2025, 3, 17)),
        (2, 20, "safeguarding_letter", "cafcass", date(2026, 1, 20), date(2026, 2, 15), date(2026, 2, 14)),
        (3, 20, "section_7", "cafcass", date(2026, 2, 20), date(2027, 5, 1), None),
    )
    names = ("report_id", "case_id", "report", "author", "ordered_on", "due_on", "filed_on")
    reports = [dict(zip(names, row, strict=True)) for row in rows]
    reports[1] |= {"allocated_on": date(2026, 1, 21)}
    return reports


def _care() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    began = {"family_id": 1, "authority": AUTHORITY, "review_meetings": 2, "is_parent_represented": True, "case_id": 10}
    ended = {"outcome": "issue", "outcome_on": date(2025, 2, 25), "court_application_on": date(2025, 3, 3)}
    offered = {"is_family_group_offered": True, "is_family_group_held": False}
    days = {"decided_on": date(2024, 12, 1), "letter_on": date(2024, 12, 5), "meeting_on": date(2024, 12, 20)}
    pre = [{"person_id": child} | began | days | ended | offered for child in (1, 2)]
    pre.append({"person_id": 3, "family_id": 1, "authority": AUTHORITY, "decided_on": date(2026, 5, 5)} | offered)
    pre[2] |= {"letter_on": date(2026, 5, 8), "meeting_on": None, "is_parent_represented": False}
    spell = {"person_id": 1, "authority": AUTHORITY, "need": "N1", "provider": "PR1", "placement": "U6"}
    episodes = [
        spell
        | {"started_on": date(2025, 3, 20), "ended_on": date(2025, 6, 1), "reason_new": "S", "legal_status": "C1"}
        | {"reason_ceased": "X1", "reason_place_change": "CARPL"},
        spell
        | {"started_on": date(2025, 6, 1), "ended_on": date(2026, 2, 2), "reason_new": "P", "legal_status": "C1"}
        | {"reason_ceased": "X1"},
        spell
        | {"started_on": date(2026, 2, 2), "ended_on": date(2026, 9, 1), "reason_new": "L", "legal_status": "C2"}
        | {"reason_ceased": "E4A"},
    ]
    return pre, episodes


def small_world() -> World:
    """Return the world."""
    pre_proceedings, episodes = _care()
    rows: dict[str, list[dict[str, Any]]] = {
        "people": _people(),
        "cases": _cases(),
        "children_in_cases": _members(),
        "parties": [
            {"case_id": 10, "person_id": 4, "role": "respondent", "is_represented": True},
            {"case_id": 10, "person_id": 5, "role": "respondent", "is_represented": False},
            {"case_id": 10, "person_id": 6, "role": "other", "is_represented": False},
            {"case_id": 20, "person_id": 8, "role": "respondent", "is_represented": False},
            {"case_id": 20, "person_id": 9, "role": "applicant", "is_represented": True},
        ],
        "hearings": _hearings(),
        "orders": _orders(),
        "reports": _reports(),
        "pre_proceedings": pre_proceedings,
        "episodes": episodes,
        "allocations": [
            {"allocation_id": 1, "case_id": 10, "practitioner_id": 7, "role": "childrens_guardian"}
            | {"started_on": date(2025, 3, 7), "ended_on": date(2026, 2, 20), "reason_ended": "case_closed"},
            {"allocation_id": 2, "case_id": 20, "practitioner_id": 8, "role": "family_court_adviser"}
            | {"started_on": date(2026, 1, 9)},
        ],
        "engagement": [
            {"engagement_id": 3, "case_id": 10, "person_id": 1, "practitioner_id": 7, "manner": "in_person"}
            | {"seen_on": date(2025, 3, 15), "is_alone": True}
        ],
        "letters": [
            {"letter_id": 1, "case_id": 10, "person_id": 1, "kind": "introduction", "sent_on": date(2025, 3, 10)}
        ],
        "reviews": [{"review_id": 1, "case_id": 10, "person_id": 1, "kind": "closure", "held_on": date(2026, 2, 10)}],
        "agreements": [
            {"agreement_id": 1, "case_id": 10, "person_id": 1, "talked_on": date(2025, 3, 14)}
            | {"is_timetable_agreed": True, "is_care_plan_agreed": False}
        ],
        "advice": [
            {"advice_id": 1, "case_id": 10, "person_id": 1, "given_on": date(2025, 3, 18), "issue": "placement"}
            | {"recommendation": "care_order"}
        ],
        "audits": [
            {"audit_id": 1, "case_id": 10, "person_id": 1, "audited_on": date(2026, 3, 1), "grade": "good_or_better"}
            | {"are_all_letters_present": False, "action_due_on": date(2026, 3, 29)}
            | {"action_done_on": date(2026, 3, 4), "action_confirmed_on": date(2026, 3, 5)}
        ],
        "feedback": [
            {"feedback_id": 1, "case_id": 10, "person_id": 1, "kind": "feedback", "made_by": "child"}
            | {"made_on": date(2026, 1, 1), "sentiment": "positive"},
            {"feedback_id": 2, "case_id": 10, "kind": "complaint", "made_by": "adult", "made_on": date(2026, 1, 2)},
        ],
        "incidents": [
            {"incident_id": 1, "case_id": 10, "practitioner_id": 7, "kind": "threat"}
            | {"happened_on": date(2025, 6, 1)}
        ],
        "workforce": [
            {"practitioner_id": 7, "role": "family_court_adviser", "service_area": "A01", "full_time_equivalent": 0.8}
            | {"started_on": date(2020, 1, 1)}
        ],
        "area_map": [
            {"kind": kind, "code": code, "name": name, "area": "birmingham", "source": "invented", "is_invented": True}
            for kind, code, name in (
                ("authority", AUTHORITY, "Birmingham"),
                ("court", "990001", "Family Court at Birmingham"),
            )
        ],
    }
    return World(**{name: frame(name, rows[name]) for name in SCHEMAS})


def told(events: pl.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    """Return the events as tuples of the columns, sorted."""
    return sorted(events.select(columns).iter_rows(), key=str)
