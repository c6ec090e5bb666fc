"""One hearing, as a list, by itself and as it really went."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from support.case_data import PRIVATE_ID, actuals, facts, hearings, read_hearings, rules
from waypost.intake.contract import Reading

STANDS = ("hearing_listed", "hearing_held", "hearing_vacated", "hearing_adjourned")
DAY = date(2026, 5, 9)


def listed(folder: Path, around: dict[str, Any] | None = None, **hearing: Any) -> Reading:
    given = hearings()
    given["caseHearings"] = [given["caseHearings"][0] | hearing]
    return read_hearings(folder, given | (around or {}))


def test_the_hand_made_hearings(tmp_path: Path) -> None:
    found = read_hearings(tmp_path, hearings())
    assert facts(found, *STANDS) == [
        ("hearing_listed", DAY, "final", None),
        ("hearing_vacated", date(2026, 3, 2), "first_hearing_dispute_resolution", None),
    ]
    assert found.events.filter(kind="hearing_requested").height == 3
    assert found.events.filter(kind="hearing_listed")["happened_at"].to_list() == [datetime(2026, 5, 9, 9, tzinfo=UTC)]
    assert set(found.proceedings.select("law", "court_case_number").rows()) == {("private", str(PRIVATE_ID))}
    assert rules(found) == set()
    assert [count.read for count in found.files] == [3]


@pytest.mark.parametrize(
    ("hearing", "told"),
    [
        ({"hmcStatus": "LISTED"}, [("hearing_listed", DAY, "final", None)]),
        ({"hmcStatus": "COMPLETED"}, [("hearing_held", DAY, "final", None)]),
        ({"hmcStatus": "CANCELED"}, [("hearing_vacated", DAY, "final", None)]),
        ({"hmcStatus": "ADJOURNED"}, [("hearing_adjourned", DAY, "final", None)]),
        ({"hmcStatus": "UPDATE_SUBMITTED"}, [("hearing_listed", DAY, "final", None)]),
        ({"hmcStatus": "CANCELLED", "hearingDaySchedule": None}, []),
        ({"hmcStatus": "EXCEPTION"}, []),
        ({"hmcStatus": "AWAITING_LISTING"}, []),
        ({"hearingType": "x", "hearingTypeValue": "Review"}, [("hearing_listed", DAY, "review", None)]),
    ],
)
def test_how_a_hearing_stands(tmp_path: Path, hearing: dict[str, Any], told: list[tuple[Any, ...]]) -> None:
    assert facts(listed(tmp_path, **hearing), *STANDS) == told


def test_a_status_that_is_worked_out_from_the_clock_is_no_change(tmp_path: Path) -> None:
    before, after = hearings(), hearings()
    before["caseHearings"][0]["hmcStatus"] = "LISTED"
    found = read_hearings(tmp_path, before, after)
    assert found.records.height == 3
    assert rules(found) == set()


@pytest.mark.parametrize(
    ("around", "hearing", "rule"),
    [
        ({"hmctsServiceCode": "BBA3"}, {}, "hearing_of_another_service"),
        ({"caseRef": None}, {}, "case_id_missing"),
        ({"caseRef": "one"}, {}, "case_id_missing"),
        ({}, {"hearingID": None}, "hearing_without_id"),
    ],
)
def test_a_hearing_that_cannot_be_placed_is_refused(
    tmp_path: Path, around: dict[str, Any], hearing: dict[str, Any], rule: str
) -> None:
    found = listed(tmp_path, around, **hearing)
    assert rules(found) == {rule}
    assert [(count.read, count.refused) for count in found.files] == [(1, 1)]


@pytest.mark.parametrize(
    ("around", "hearing", "rule"),
    [
        ({"caseRef": "17"}, {}, "case_id_unusual"),
        ({}, {"hmcStatus": "ASLEEP"}, "status_not_known"),
        ({}, {"hmcStatus": None}, "status_not_known"),
        ({}, {"hearingType": "ABA5-NEW"}, "code_not_known"),
        ({}, {"hearingDaySchedule": [7, {"hearingStartDateTime": "2026-05-09T09:00:00Z"}]}, "part_not_object"),
        ({}, {"hmcStatus": "CANCELLED", "cancellationReason": "rain"}, "reason_not_known"),
    ],
)
def test_a_hearing_found_wanting_is_accepted(
    tmp_path: Path, around: dict[str, Any], hearing: dict[str, Any], rule: str
) -> None:
    found = listed(tmp_path, around, **hearing)
    assert rules(found) == {rule}
    assert [count.refused for count in found.files] == [0]


def test_without_a_service_the_law_is_not_told(tmp_path: Path) -> None:
    assert listed(tmp_path, {"hmctsServiceCode": None}).proceedings["law"].to_list() == [None]


def single(**response: Any) -> dict[str, Any]:
    return {
        "requestDetails": {"versionNumber": 1, "status": "LISTED", "timestamp": "2026-01-22T09:00:00Z"},
        "hearingDetails": {"hearingType": "ABA5-FFH"},
        "caseDetails": {"hmctsServiceCode": "ABA5", "caseRef": str(PRIVATE_ID)},
        "hearingResponse": {
            "hearingRequestID": 2000004659,
            "receivedDateTime": "2026-02-01T09:00:00Z",
            "hearingDaySchedule": [{"hearingStartDateTime": "2026-05-09T09:00:00Z"}],
            **response,
        },
    }


def test_a_single_hearing(tmp_path: Path) -> None:
    found = read_hearings(tmp_path, single())
    assert facts(found) == [("hearing_listed", DAY, "final", None)]
    assert found.records["record_key"].to_list() == ["hearing/2000004659"]
    assert found.records["learnt_at"].to_list() == [datetime(2026, 2, 1, 9, tzinfo=UTC)]
    lost = single(hearingCancellationReason="LW1")
    lost["requestDetails"]["status"] = "CANCELLED"
    assert facts(read_hearings(tmp_path, lost)) == [("hearing_vacated", DAY, "final", "LW1")]


def test_a_single_hearing_that_waits_to_be_listed_tells_when_it_was_asked_for(tmp_path: Path) -> None:
    waiting = single(hearingDaySchedule=None, receivedDateTime=None)
    waiting["requestDetails"]["status"] = "AWAITING_LISTING"
    assert facts(read_hearings(tmp_path, waiting)) == [("hearing_requested", date(2026, 1, 22), "final", None)]
    waiting["requestDetails"]["versionNumber"] = 2
    assert facts(read_hearings(tmp_path, waiting)) == []


def actual(**outcome: Any) -> dict[str, Any]:
    given = actuals()
    given["hearingActuals"]["hearingOutcome"] |= outcome
    return given


def test_actuals_find_their_hearing_by_case_day_and_type(tmp_path: Path) -> None:
    found = read_hearings(tmp_path, actuals(), hearings())
    assert found.events.filter(kind="hearing_held").select("fact_key", "happened_on").rows() == [("2000004659", DAY)]
    assert rules(found) == {"last_modified_missing"}
    named = read_hearings(tmp_path, actuals() | {"hearingID": 9})
    assert named.events["fact_key"].to_list() == ["9"]
    alone = read_hearings(tmp_path, actuals())
    assert "hearing_id_missing" in rules(alone)
    assert alone.events["fact_key"].item().startswith("hearing-")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (
            actual(hearingResult="ADJOURNED", hearingResultReasonType="LW1"),
            [("hearing_adjourned", DAY, "final", "LW1")],
        ),
        (actual(hearingResult="CANCELLED", hearingResultReasonType="x"), [("hearing_vacated", DAY, "final", None)]),
        (actual(hearingResult=None), [("hearing_held", DAY, "final", None)]),
        (actual() | {"hearingActuals": {}}, [("hearing_held", DAY, "final", None)]),
        (
            actual()
            | {
                "hearingPlanned": {},
                "hearingActuals": {"hearingOutcome": {"hearingType": "ABA5-REV", "hearingResultDate": "2026-05-10"}},
            },
            [("hearing_held", date(2026, 5, 10), "review", None)],
        ),
    ],
)
def test_what_really_happened(tmp_path: Path, given: dict[str, Any], told: list[tuple[Any, ...]]) -> None:
    found = read_hearings(tmp_path, given)
    assert facts(found) == told
    doubts = {"reason_not_on_the_list"} if told[0][0] == "hearing_vacated" else {None}
    assert set(found.events["doubt"]) == doubts


def test_no_judge_is_kept(tmp_path: Path) -> None:
    kept = "".join(read_hearings(tmp_path, hearings(), actuals()).records["read"].to_list())
    assert "judge" not in kept.lower()
    assert "panelMemberIds" not in kept
    assert "AWAITING_ACTUALS" not in kept
