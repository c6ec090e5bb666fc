"""The history of a case. No sample of one was published: these are built from the list of its fields."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from support.case_data import PUBLIC_ID, history, read_cases, rules
from waypost.intake.contract import Reading
from waypost.intake.hmcts_case_data.event_history import law_of_history, mapping
from waypost.vocabulary.event_meanings import MEANINGS
from waypost.vocabulary.events import EventKind


def events(*states: tuple[str, str, str], kind: str = "CARE_SUPERVISION_EPO") -> dict[str, Any]:
    return {
        "case_id": PUBLIC_ID,
        "auditEvents": [
            {"id": event, "state_id": state, "created_date": at, "case_type_id": kind} for event, state, at in states
        ],
    }


def told(reading: Reading) -> list[tuple[str, date]]:
    return reading.events.sort("happened_at").select("kind", "happened_on").rows()


def test_the_instants_of_milestones_and_when_they_were_learnt(tmp_path: Path) -> None:
    reading = read_cases(tmp_path, history())
    assert told(reading) == [
        ("application_submitted", date(2026, 1, 5)),
        ("sent_to_gatekeeping", date(2026, 1, 6)),
        ("extension_granted", date(2026, 6, 30)),
    ]
    assert (reading.events["learnt_at"] == reading.events["happened_at"]).all()
    assert reading.events["happened_at"].min() == datetime(2026, 1, 5, 9, 1, 30, 123456, tzinfo=UTC)
    assert reading.events["person_key"].null_count() == reading.events.height
    assert set(reading.proceedings["court_case_number"]) == {str(PUBLIC_ID)}
    assert reading.proceedings.sort("learnt_at")["state"].to_list()[:3] == ["Open", "Submitted", "Gatekeeping"]
    assert reading.people.is_empty()


def test_returned_and_submitted_again_closed_and_reopened(tmp_path: Path) -> None:
    given = events(
        ("submitApplication", "Submitted", "2026-01-05T09:00:00"),
        ("returnApplication", "RETURNED", "2026-01-06T09:00:00"),
        ("submitApplication", "Submitted", "2026-01-09T09:00:00"),
        ("closeCase", "CLOSED", "2026-06-05T23:30:00"),
        ("uploadDocuments", "CLOSED", "2026-06-06T09:00:00"),
        ("changeState", "FINAL_HEARING", "2026-06-08T09:00:00"),
    )
    assert told(read_cases(tmp_path, given)) == [
        ("application_submitted", date(2026, 1, 5)),
        ("application_returned", date(2026, 1, 6)),
        ("application_submitted", date(2026, 1, 9)),
        ("court_case_closed", date(2026, 6, 6)),  # half past midnight in London
        ("court_case_reopened", date(2026, 6, 8)),
    ]


def test_private_law_is_submitted_once_whether_paid_for_then_or_later(tmp_path: Path) -> None:
    given = events(
        ("submitAndPay", "SUBMITTED_NOT_PAID", "2026-01-05T09:00:00"),
        ("paymentSuccessCallback", "SUBMITTED_PAID", "2026-01-06T09:00:00"),
        ("issueAndSendToLocalCourtCallback", "CASE_ISSUED", "2026-01-07T09:00:00"),
        ("requestFurtherInformation", "AWAITING_INFORMATION", "2026-01-08T09:00:00"),
        ("sendToGateKeeper", "JUDICIAL_REVIEW", "2026-01-09T09:00:00"),
        ("recordFinalDecision", "ALL_FINAL_ORDERS_ISSUED", "2026-06-01T09:00:00"),
        ("WithdrawApplication_Event", "CASE_WITHDRAWN", "2026-06-02T09:00:00"),
        ("reopenClosedCases", "PREPARE_FOR_HEARING_CONDUCT_HEARING", "2026-06-03T09:00:00"),
        kind="PRLAPPS",
    )
    reading = read_cases(tmp_path, given)
    assert [kind for kind, _ in told(reading)] == [
        "application_submitted",
        "application_issued",
        "application_returned",
        "sent_to_gatekeeping",
        "court_case_closed",
        "court_case_reopened",
    ]
    assert reading.events.filter(kind="application_returned")["reason"].to_list() == ["further_information"]


def test_the_aggregated_form_and_a_state_of_no_list(tmp_path: Path) -> None:
    given = {
        "case_reference": PUBLIC_ID,
        "auditEvents": [
            {"id": 7, "event_id": "submitApplication", "timestamp": "2026-01-05T09:00:00", "state_id": "Submitted"},
            {"id": 8, "event_id": "x", "timestamp": "2026-01-06T09:00:00", "state_id": "DREAMING"},
        ],
    }
    reading = read_cases(tmp_path, given)
    assert told(reading) == [("application_submitted", date(2026, 1, 5))]
    assert reading.proceedings.sort("learnt_at")["state"].to_list() == ["Submitted", None]
    assert any("submitApplication/Submitted" in key for key in reading.records["record_key"])


def test_the_same_history_in_two_exports_is_one(tmp_path: Path) -> None:
    one, longer = history(), history()
    longer["auditEvents"].insert(
        0,
        {
            "id": "closeCase",
            "state_id": "CLOSED",
            "created_date": "2026-07-30T10:00:00",
            "case_type_id": "CARE_SUPERVISION_EPO",
        },
    )
    reading = read_cases(tmp_path, one, longer)
    assert reading.records.height == 7
    assert rules(reading) == set()
    assert told(reading)[-1] == ("court_case_closed", date(2026, 7, 30))


def test_what_cannot_be_used(tmp_path: Path) -> None:
    given = history()
    given["auditEvents"] += [given["auditEvents"][0], {"id": "x"}, {"created_date": "2026-01-01T00:00:00"}, 7]
    reading = read_cases(tmp_path, given)
    assert rules(reading) == {"element_twice", "history_event_incomplete", "element_not_object"}
    assert [(count.read, count.refused) for count in reading.files] == [(11, 4)]


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"_links": None}, "history_without_case"),
        ({"case_id": 17, "auditEvents": [{"id": "x"}]}, "case_of_unknown_kind"),
    ],
)
def test_a_history_of_nobodys_case_is_refused_whole(tmp_path: Path, change: dict[str, Any], rule: str) -> None:
    reading = read_cases(tmp_path, history() | change)
    assert rule in rules(reading)
    assert reading.records.is_empty()
    assert all(count.accepted == 0 for count in reading.files)


def test_the_law_of_a_history() -> None:
    assert law_of_history([{"case_type_id": "PRLAPPS"}]) == "private"
    assert law_of_history([7, {"state_id": "CASE_ISSUED"}]) == "private"
    assert law_of_history([{"state_id": "Gatekeeping"}]) == "public"
    assert law_of_history([{"state_id": "Gatekeeping"}, {"state_id": "CASE_ISSUED"}]) is None
    assert law_of_history([]) is None


def test_every_kind_that_the_mapping_names_is_one_that_case_data_may_tell() -> None:
    given = mapping()
    kinds = {
        told["kind"]
        for table in ("entering", "leaving", "events")
        for law in given[table].values()
        for told in law.values()
    }
    assert len(kinds) == 7
    assert all("hmcts_case_data" in MEANINGS[EventKind(kind)].sources for kind in kinds)
