"""What is taken from a private-law case, and what is found wanting in it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from support.court_cases import private_case, read_cases, rules
from waypost.intake.contract import Reading

FEED = "hmcts_private_law"
CHILD = "child-1"


def reading(folder: Path, *, top: dict[str, Any] | None = None, **data: Any) -> Reading:
    """Read the hand-made case with changes to its data and, in `top`, to the case itself."""
    case = private_case() | (top or {})
    case["case_data"] |= data
    return read_cases(FEED, folder, case)


def with_hearing(folder: Path, **changes: Any) -> Reading:
    """Read the case with its first hearing changed and the other left out."""
    hearing = private_case()["case_data"]["hearingData"]["caseHearings"][0] | changes
    return reading(folder, hearingData={"caseHearings": [hearing]})


def with_order(folder: Path, *, key: str | None = "order-1", **changes: Any) -> Reading:
    """Read the case with its order changed."""
    order = private_case()["case_data"]["orderCollection"][0]
    return reading(folder, orderCollection=[{"id": key, "value": order["value"] | changes}])


def events(read: Reading, *kinds: str) -> list[dict[str, Any]]:
    """The events of those kinds that are told of the first child."""
    told = read.events.filter(pl.col("kind").is_in(kinds), pl.col("person_key") == CHILD)
    return told.sort("happened_on", "fact_key").rows(named=True)


def test_a_whole_case(tmp_path: Path) -> None:
    read = reading(tmp_path)
    assert rules(read) == set()
    (proceedings,) = read.proceedings.rows(named=True)
    assert (proceedings["law"], proceedings["application"], proceedings["court"]) == ("private", "section_8", "234946")
    assert (proceedings["authority"], proceedings["track"], proceedings["state"]) == (None, None, "DECISION_OUTCOME")
    told = read.events.filter(pl.col("person_key") == CHILD).sort("happened_on", "fact_key")
    assert told.select("fact_key", "kind", "happened_on", "code", "owner", "due_on").rows() == [
        ("dateSubmitted/child-1", "application_submitted", date(2026, 1, 20), "section_8", None, None),
        ("issueDate/child-1", "application_issued", date(2026, 1, 22), "section_8", None, None),
        ("2000004660/child-1", "hearing_vacated", date(2026, 3, 2), "first_hearing_dispute_resolution", None, None),
        ("order-1/child-1", "order_made", date(2026, 3, 2), "directions", None, None),
        (
            "order-1/section_7/cafcass/child-1",
            "report_ordered",
            date(2026, 3, 2),
            "section_7",
            "cafcass",
            date(2026, 6, 1),
        ),
        ("2000004659/child-1", "hearing_listed", date(2026, 5, 9), "final", None, None),
    ]
    assert read.events.height == 12
    assert read.events["flag"].null_count() == 12


@pytest.mark.parametrize(
    ("top", "data", "application", "found"),
    [
        ({}, {"ordersApplyingFor": ["specificIssueOrder", "prohibitedStepsOrder"]}, "section_8", set()),
        ({}, {"ordersApplyingFor": []}, "section_8", set()),
        (
            {"caseTypeOfApplication": None},
            {"ordersApplyingFor": None, "caseTypeOfApplication": "C100"},
            "section_8",
            set(),
        ),
        ({"caseTypeOfApplication": None}, {"ordersApplyingFor": None}, "other", {"orders_sought_missing"}),
        ({}, {"ordersApplyingFor": ["newOrder"]}, "other", {"code_not_known"}),
        ({}, {"ordersApplyingFor": [1]}, "other", {"code_not_known"}),
        ({"caseTypeOfApplication": "FL401"}, {"ordersApplyingFor": []}, "other", set()),
    ],
)
def test_the_application(
    tmp_path: Path, top: dict[str, Any], data: dict[str, Any], application: str, found: set[str]
) -> None:
    read = reading(tmp_path, top=top, **data)
    assert read.proceedings["application"].to_list() == [application]
    assert rules(read) == found


@pytest.mark.parametrize(
    ("location", "court"),
    [
        ({"baseLocationId": "1"}, "1"),
        ({"baseLocation": 2}, "2"),
        ({"baseLocationId": None, "baseLocation": "2"}, "2"),
        ({}, "12"),
        (None, "12"),
    ],
)
def test_the_court_under_any_of_its_names(tmp_path: Path, location: Any, court: str) -> None:
    assert reading(tmp_path, caseManagementLocation=location).proceedings["court"].to_list() == [court]


def test_a_state_that_is_not_known_is_other(tmp_path: Path) -> None:
    read = reading(tmp_path, top={"state": "Quibbe"})
    assert (read.proceedings["state"].to_list(), rules(read)) == (["other"], {"state_not_known"})


STATUSES = [
    ({"hmcStatus": "LISTED"}, "hearing_listed"),
    ({"hmcStatus": None, "hearingStatus": "listed"}, "hearing_listed"),
    ({"hmcStatus": "AWAITING_ACTUALS"}, "hearing_listed"),
    ({"hmcStatus": "COMPLETED"}, "hearing_held"),
    ({"hmcStatus": "CANCELLED"}, "hearing_vacated"),
    ({"hmcStatus": "CANCELED"}, "hearing_vacated"),
    ({"hmcStatus": "ADJOURNED"}, "hearing_adjourned"),
]


@pytest.mark.parametrize(("changes", "kind"), STATUSES)
def test_a_hearing_as_it_stands(tmp_path: Path, changes: dict[str, Any], kind: str) -> None:
    read = with_hearing(tmp_path, **changes)
    assert rules(read) == set()
    (hearing,) = events(read, "hearing_listed", "hearing_held", "hearing_vacated", "hearing_adjourned")
    assert (hearing["kind"], hearing["fact_key"]) == (kind, "2000004659/child-1")
    assert hearing["happened_at"] == datetime(2026, 5, 9, 9, tzinfo=UTC)  # UTC, and the earlier of two days
    assert (hearing["reason"], hearing["doubt"]) == (None, None)


@pytest.mark.parametrize("status", ["HEARING_REQUESTED", "AWAITING_LISTING", "EXCEPTION", "CLOSED"])
def test_a_hearing_that_is_not_listed_tells_nothing(tmp_path: Path, status: str) -> None:
    read = with_hearing(tmp_path, hmcStatus=status, hearingDaySchedule=None)
    assert (rules(read), events(read, "hearing_listed")) == (set(), [])


@pytest.mark.parametrize("status", [None, "SOMETHING"])
def test_of_a_hearing_whose_status_is_not_known_no_event_is_told(tmp_path: Path, status: str | None) -> None:
    read = with_hearing(tmp_path, hmcStatus=status)
    assert (rules(read), events(read, "hearing_listed")) == ({"status_not_known"}, [])


@pytest.mark.parametrize(
    ("changes", "refused", "found"),
    [
        ({"hearingDaySchedule": []}, 1, {"hearing_day_missing"}),
        ({"hearingDaySchedule": [7, {}]}, 1, {"hearing_day_missing", "part_not_object"}),
        ({"hearingDaySchedule": [{"hearingStartDateTime": "no"}]}, 1, {"hearing_day_missing", "date_not_read"}),
        ({"hearingType": "ABA5-NEW", "hearingTypeValue": None}, 0, {"code_not_known"}),
        ({"hearingID": None}, 0, {"hearing_id_missing"}),
    ],
)
def test_what_is_wrong_with_a_hearing(tmp_path: Path, changes: dict[str, Any], refused: int, found: set[str]) -> None:
    read = with_hearing(tmp_path, **changes)
    assert rules(read) == found
    assert [count.refused for count in read.files] == [refused]
    assert len(events(read, "hearing_listed")) == 1 - refused


def test_the_label_stands_in_for_a_type_that_is_not_known(tmp_path: Path) -> None:
    (hearing,) = events(with_hearing(tmp_path, hearingType="?", hearingTypeValue="Review"), "hearing_listed")
    assert hearing["code"] == "review"


def test_a_hearing_that_stands_twice_is_told_once(tmp_path: Path) -> None:
    hearing = private_case()["case_data"]["hearingData"]["caseHearings"][0]
    read = reading(tmp_path, hearingData={"caseHearings": [hearing, hearing | {"hmcStatus": "COMPLETED"}]})
    assert rules(read) == {"element_twice"}
    assert len(events(read, "hearing_listed", "hearing_held")) == 1


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        (
            {"orderTypeId": "specialGuardianShip", "orderType": "Special guardianship order (C43A)"},
            "special_guardianship_order",
        ),
        (
            {"orderTypeId": "Special guardianship order (C43A)", "orderType": "specialGuardianShip"},
            "special_guardianship_order",
        ),
        ({"orderTypeId": None, "orderType": "Parental responsibility order (C45A)"}, "parental_responsibility_order"),
    ],
)
def test_an_order_by_code_or_label_even_swapped(tmp_path: Path, changes: dict[str, Any], code: str) -> None:
    read = with_order(tmp_path, **changes)
    assert rules(read) == set()
    assert [order["code"] for order in events(read, "order_made")] == [code]


ORDER_DAYS = [
    # otherDetails, orderMadeDate, the day, the doubt
    ({"orderMadeDate": "1 Jan 1990", "orderCreatedDate": "20 Jan 2023"}, None, date(1990, 1, 1), None),
    ({"orderCreatedDate": "20 Jan 2023"}, "2023-01-19T00:00:00.000Z", date(2023, 1, 19), None),
    ({"orderCreatedDate": "20 Jan 2023"}, None, date(2023, 1, 20), "day_made_not_given_day_created_taken"),
    (None, None, date(2026, 3, 3), "day_made_not_given_day_created_taken"),
]


@pytest.mark.parametrize(("details", "made", "day", "doubt"), ORDER_DAYS)
def test_the_day_of_an_order(tmp_path: Path, details: Any, made: str | None, day: date, doubt: str | None) -> None:
    read = with_order(tmp_path, otherDetails=details, orderMadeDate=made)
    told = events(read, "order_made", "report_ordered")
    assert [(event["happened_on"], event["doubt"]) for event in told] == [(day, doubt)] * 2


def test_an_order_without_any_day_is_refused(tmp_path: Path) -> None:
    read = with_order(tmp_path, otherDetails=None, dateCreated=None)
    assert rules(read) == {"order_day_missing"}
    assert (events(read, "order_made"), [count.refused for count in read.files]) == ([], [1])


def test_an_order_of_a_type_that_is_not_known_or_without_id(tmp_path: Path) -> None:
    read = with_order(tmp_path, key=None, orderType="new", orderTypeId="newer")
    assert rules(read) == {"code_not_known", "order_id_missing"}
    (order,) = events(read, "order_made")
    assert order["code"] == "other"
    assert order["fact_key"].startswith("order-")


def test_an_order_that_stands_twice_is_told_once(tmp_path: Path) -> None:
    order = private_case()["case_data"]["orderCollection"][0]
    read = reading(tmp_path, orderCollection=[order, order])
    assert rules(read) == {"element_twice"}
    assert len(events(read, "order_made")) == 1


REPORTS = [
    # what the order lists, reports with their authors
    (["Section 7 report", "section 7 report"], [("section_7", "cafcass")]),
    ([{"id": "x", "value": "16.4 report"}], [("rule_16_4", "cafcass")]),
    (["sec37Report"], [("section_37", "local_authority")]),
    (["section7ReportLa", "Section 7 report"], [("section_7", "cafcass"), ("section_7", "local_authority")]),
    (
        ["Safeguarding letter", "Child Impact report"],
        [("child_impact_report_1", "cafcass"), ("safeguarding_letter", "cafcass")],
    ),
    ([], []),
]


@pytest.mark.parametrize(("listed", "reports"), REPORTS)
def test_the_reports_that_an_order_asks_for(tmp_path: Path, listed: Any, reports: list[tuple[str, str]]) -> None:
    read = with_order(tmp_path, courtReportType=listed)
    assert rules(read) == set()
    told = events(read, "report_ordered")
    assert sorted((event["code"], event["owner"]) for event in told) == reports
    assert {event["due_on"] for event in told} <= {date(2026, 6, 1)}
    assert len({event["fact_key"] for event in told}) == len(told)


@pytest.mark.parametrize("listed", [["A new report"], [7], [{"id": "x"}]])
def test_a_report_that_is_not_known_is_other(tmp_path: Path, listed: list[Any]) -> None:
    read = with_order(tmp_path, courtReportType=listed)
    assert rules(read) == {"code_not_known"}
    assert [event["code"] for event in events(read, "report_ordered")] == ["other"]


def test_issue_before_submission_is_a_finding(tmp_path: Path) -> None:
    assert rules(reading(tmp_path, issueDate="2026-01-19")) == {"issued_before_submitted"}


def test_without_dates_hearings_and_orders_a_case_tells_no_event(tmp_path: Path) -> None:
    read = reading(tmp_path, dateSubmitted=None, issueDate=None, hearingData=None, orderCollection=None)
    assert (read.events.height, rules(read)) == (0, set())
