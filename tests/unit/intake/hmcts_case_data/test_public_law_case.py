"""What is taken from a public-law case besides its lists."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from support.case_data import facts, public_case, read_cases, rules
from waypost.intake.contract import Reading


def reading(folder: Path, **data: Any) -> Reading:
    case = public_case()
    case["case_data"] |= data
    return read_cases(folder, case)


def test_the_instant_of_submission_and_a_day_in_words(tmp_path: Path) -> None:
    found = reading(tmp_path)
    (at,) = found.events.filter(kind="application_submitted")["happened_at"].unique()
    assert at == datetime(2026, 1, 5, 9, 1, 30, tzinfo=UTC)
    assert facts(found, "application_issued") == [("application_issued", date(2026, 1, 6), "section_31", None)]
    plain = reading(tmp_path, dateAndTimeSubmitted=None, dateAndTimeOfIssue="2026-01-07T10:00:00")
    assert facts(plain, "application_submitted") == [("application_submitted", date(2026, 1, 5), "section_31", None)]
    assert facts(plain, "application_issued")[0][1] == date(2026, 1, 7)


def test_what_is_worked_out_by_the_system_is_not_read(tmp_path: Path) -> None:
    found = reading(tmp_path, dateOfIssue=None, deadline26week="2026-07-06", caseSummaryDateOfIssue="2026-01-05")
    assert facts(found, "application_issued") == []


def test_an_application_sent_back(tmp_path: Path) -> None:
    returned = {"returnedDate": "8 January 2026", "reason": ["CLARIFICATION_NEEDED", "INCOMPLETE"], "note": "words"}
    found = reading(tmp_path, returnApplication=returned)
    assert facts(found, "application_returned") == [
        ("application_returned", date(2026, 1, 8), None, "clarification_needed")
    ]
    odd = reading(tmp_path, returnApplication={"returnedDate": "2026-01-08", "reason": ["Because"]})
    assert facts(odd, "application_returned")[0][3] == "other"


@pytest.mark.parametrize(
    ("data", "court"),
    [
        ({}, "497679"),
        ({"caseManagementLocation": {"baseLocationId": "12"}}, "12"),
        ({"caseManagementLocation": None, "court": {"epimmsId": 13}}, "13"),
        ({"caseManagementLocation": None}, None),
    ],
)
def test_the_court(tmp_path: Path, data: dict[str, Any], court: str | None) -> None:
    assert reading(tmp_path, **data).proceedings["court"].to_list() == [court]


def test_only_a_gss_code_is_an_authority(tmp_path: Path) -> None:
    assert reading(tmp_path).proceedings["authority"].to_list() == [None]
    assert reading(tmp_path, caseLocalAuthority="E08000035").proceedings["authority"].to_list() == ["E08000035"]


def test_orders_sought_that_are_missing_or_new(tmp_path: Path) -> None:
    assert rules(reading(tmp_path, orders={})) == {"orders_sought_missing"}
    found = reading(tmp_path, orders={"orderType": ["A_NEW_ORDER", 7]})
    assert rules(found) == {"code_not_known"}
    assert found.proceedings["application"].to_list() == ["other"]


def test_issued_before_it_was_submitted_is_found(tmp_path: Path) -> None:
    assert rules(reading(tmp_path, dateOfIssue="2026-01-04")) == {"issued_before_submitted"}


def test_a_state_by_its_label_and_a_new_one(tmp_path: Path) -> None:
    labelled = read_cases(tmp_path, public_case() | {"state": "Case management"})
    assert labelled.proceedings["state"].to_list() == ["PREPARE_FOR_HEARING"]
    assert rules(read_cases(tmp_path, public_case() | {"state": "DREAMING"})) == {"state_not_known"}
