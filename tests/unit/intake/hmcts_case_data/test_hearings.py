"""Hearings of a public-law case: what stands, what was lost, and what was never a hearing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from support.case_data import facts, public_case, read_cases, rules
from waypost.intake.contract import Reading

KINDS = ("hearing_listed", "hearing_vacated", "hearing_adjourned", "hearing_removed", "hearing_taken_off_list")


def reading(folder: Path, cancelled: list[Any] | None = None, listed: list[Any] | None = None) -> Reading:
    case = public_case()
    case["case_data"] |= {"cancelledHearingDetails": cancelled, "hearingDetails": listed}
    return read_cases(folder, case)


def hearing(key: str | None = "h", **value: Any) -> dict[str, Any]:
    return {"id": key, "value": {"type": "FINAL", "startDate": "2026-05-21T10:00:00", **value}}


def test_the_hand_made_hearings(tmp_path: Path) -> None:
    assert facts(read_cases(tmp_path, public_case()), *KINDS) == [
        ("hearing_listed", date(2026, 1, 20), "case_management", None),
        ("hearing_removed", date(2026, 5, 21), "final", "listed_in_error"),
        ("hearing_taken_off_list", date(2026, 5, 18), "issue_resolution", None),
        ("hearing_vacated", date(2026, 5, 20), "issue_resolution", "JU3"),
    ]


@pytest.mark.parametrize(
    ("value", "kind", "reason", "doubt"),
    [
        ({"status": "VACATED", "cancellationReason": "LW1"}, "hearing_vacated", "LW1", None),
        (
            {"status": "Vacated - to be re-listed", "cancellationReason": "Case transferred"},
            "hearing_vacated",
            "OT1",
            None,
        ),
        ({"status": "ADJOURNED_AND_RE_LISTED"}, "hearing_adjourned", None, None),
        ({"status": "VACATED"}, "hearing_vacated", None, "no_reason_given_perhaps_housekeeping"),
        ({"status": "VACATED", "cancellationReason": "rain"}, "hearing_vacated", None, "reason_not_on_the_list"),
        ({"status": "VACATED", "housekeepReason": "Duplicate hearing event"}, "hearing_removed", "duplicate", None),
        ({"status": "ADJOURNED", "housekeepReason": "LISTED_IN_ERROR"}, "hearing_removed", "listed_in_error", None),
        ({"status": "VACATED", "housekeepReason": "words of Quorle"}, "hearing_removed", "other", None),
        (
            {"status": "VACATED", "housekeepReason": "x", "cancellationReason": "LW1"},
            "hearing_vacated",
            "LW1",
            "reason_and_housekeeping_both_given",
        ),
        ({}, "hearing_vacated", None, "no_reason_given_perhaps_housekeeping"),
    ],
)
def test_why_a_hearing_was_cancelled(
    tmp_path: Path, value: dict[str, Any], kind: str, reason: str | None, doubt: str | None
) -> None:
    told = reading(tmp_path, [hearing(**value)]).events.filter(code="final")
    assert told.select("kind", "reason", "doubt").unique().rows() == [(kind, reason, doubt)]
    assert "Quorle" not in str(told.rows())


def test_the_owner_of_a_reason_is_told_and_housekeeping_has_none(tmp_path: Path) -> None:
    told = reading(
        tmp_path, [hearing("a", status="VACATED", cancellationReason="LA1"), hearing("b", housekeepReason="x")]
    )
    assert set(told.events.filter(code="final").select("kind", "owner").rows()) == {
        ("hearing_vacated", "local_authority"),
        ("hearing_removed", None),
    }


def test_a_hearing_in_both_lists_is_cancelled_once(tmp_path: Path) -> None:
    found = reading(tmp_path, [hearing(status="VACATED")], [hearing()])
    assert [kind for kind, *_ in facts(found, *KINDS)] == ["hearing_vacated"]
    assert rules(found) == {"element_twice"}


def test_what_cannot_be_used(tmp_path: Path) -> None:
    found = reading(
        tmp_path, [], [hearing(startDate="soon"), hearing("s", status="SLEPT"), hearing(None, type="PICNIC")]
    )
    assert rules(found) == {
        "date_not_read",
        "hearing_day_missing",
        "status_not_known",
        "hearing_id_missing",
        "code_not_known",
    }
    assert facts(found, *KINDS) == [("hearing_listed", date(2026, 5, 21), "other", None)]


def test_times_are_londons(tmp_path: Path) -> None:
    (at,) = reading(tmp_path, [], [hearing()]).events.filter(kind="hearing_listed")["happened_at"].unique()
    assert at.hour == 9
