"""Where code, contract and test schema of the two Cafcass feeds differ: each difference, and how it is read.

One row a difference: what is put into the hand-made case, and what must come of it. Nothing is refused for any of them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import orjson
import polars as pl
import pytest

from support.court_cases import case_of, data_of, poll_line, read_bytes, read_cases, rules
from waypost.intake.contract import Reading

PUBLIC, PRIVATE = "hmcts_public_law", "hmcts_private_law"
Change = Callable[[dict[str, Any], dict[str, Any]], object]
Outcome = Callable[[Reading], object]


def child(reading: Reading, column: str) -> Any:
    named = reading.people.filter(pl.col("forenames").is_in(["Zelda Ann", "Nell"]))
    return named[column].to_list()[0]


def case(column: str) -> Outcome:
    return lambda reading: reading.proceedings[column].to_list()


def told(kind: str, column: str) -> Outcome:
    return lambda reading: reading.events.filter(kind=kind)[column].unique().to_list()


def address(key: str, value: str) -> Change:
    return lambda case, data: (
        data["children"][0]["address"].pop("postcode") and data["children"][0]["address"].update({key: value})
    )


def of_child(**value: Any) -> Change:
    return lambda case, data: data["children"][0].get("value", data["children"][0]).update(value)


def of_case(**value: Any) -> Change:
    return lambda case, data: case.update(value)


def of_data(**value: Any) -> Change:
    return lambda case, data: data.update(value)


def of_hearing(**value: Any) -> Change:
    return lambda case, data: data["hearingDetails"][1].update(value)


def of_heard(**value: Any) -> Change:
    return lambda case, data: data["hearingData"]["caseHearings"][1].update(value)


def of_order(**value: Any) -> Change:
    return lambda case, data: data["orderCollection"][0]["value"].update(value)


def respondent(**value: Any) -> Change:
    return lambda case, data: data["respondents"][0].update(value)


def without(*keys: str) -> Change:
    return lambda case, data: [holder.pop(key, None) for key in keys for holder in (case, data)]


MADE = {"orderMadeDate": None, "orderCreatedDate": None}
TABLE: dict[str, tuple[str, Change, Outcome, object]] = {
    # public law: contract, code and schema
    "postcode in the code": (PUBLIC, address("postcode", "LS1 4AP"), lambda r: child(r, "postcode"), "LS1 4AP"),
    "postCode in the contract": (PUBLIC, address("postCode", "LS1 4AP"), lambda r: child(r, "postcode"), "LS1 4AP"),
    "CLOSED in the system": (PUBLIC, of_case(state="CLOSED"), case("state"), ["CLOSED"]),
    "Closed in the contract and the schema": (PUBLIC, of_case(state="Closed"), case("state"), ["CLOSED"]),
    "a state by its label": (PUBLIC, of_case(state="Case management"), case("state"), ["PREPARE_FOR_HEARING"]),
    "id as a number": (PUBLIC, of_case(id=1652950891557691), case("court_case_number"), ["1652950891557691"]),
    "id as text": (PUBLIC, of_case(id="1652950891557691"), case("court_case_number"), ["1652950891557691"]),
    "cancellation reason as a code": (
        PUBLIC,
        of_hearing(cancellationReason="OT1"),
        told("hearing_vacated", "reason"),
        ["OT1"],
    ),
    "cancellation reason as a label": (
        PUBLIC,
        of_hearing(cancellationReason="Case transferred"),
        told("hearing_vacated", "reason"),
        ["OT1"],
    ),
    "a label with three spaces": (
        PUBLIC,
        of_hearing(cancellationReason="New/alternative care   plan"),
        told("hearing_vacated", "reason"),
        ["LA8"],
    ),
    "a reason that only the code has": (
        PUBLIC,
        of_hearing(cancellationReason="OT14"),
        told("hearing_vacated", "owner"),
        ["other"],
    ),
    "no reason, perhaps housekeeping": (
        PUBLIC,
        of_hearing(cancellationReason=None),
        told("hearing_vacated", "doubt"),
        ["no_reason_given_perhaps_housekeeping"],
    ),
    "a hearing without a status stands": (PUBLIC, of_hearing(status=None), told("hearing_vacated", "code"), []),
    "living in a refuge": (
        PUBLIC,
        of_child(livingSituation="Living in a refuge"),
        lambda r: child(r, "postcode"),
        None,
    ),
    "under the care of the authority": (
        PUBLIC,
        of_child(livingSituation="Under the care of local authority"),
        lambda r: child(r, "postcode"),
        "LS1 4AP",
    ),
    "whereabouts unknown": (
        PUBLIC,
        respondent(addressKnown=False, addressUnknownReason="Whereabouts unknown"),
        lambda r: rules(r),
        set(),
    ),
    "past harm with a space at its end": (
        PUBLIC,
        of_data(risks={"neglectOccurrences": ["Past harm "]}),
        lambda r: rules(r),
        set(),
    ),
    "past harm as one text": (PUBLIC, of_data(risks={"neglectOccurrences": "Past harm"}), lambda r: rules(r), set()),
    "parentAssessments with a space at its end": (
        PUBLIC,
        of_data(caseDocuments=[{"documentCategory": "parentAssessments "}]),
        lambda r: rules(r),
        set(),
    ),
    "guardianReports, in no contract": (
        PUBLIC,
        of_data(caseDocuments=[{"documentCategory": "guardianReports"}]),
        lambda r: rules(r),
        set(),
    ),
    "a child's sex by constant": (PUBLIC, of_child(gender="FEMALE"), lambda r: child(r, "sex"), "female"),
    "a child's sex as in case data": (PUBLIC, of_child(gender="Girl"), lambda r: child(r, "sex"), "female"),
    "another sex in words": (
        PUBLIC,
        of_child(gender="They identify in another way"),
        lambda r: child(r, "sex"),
        "other",
    ),
    "a day of issue with a time": (
        PUBLIC,
        of_data(dateOfCourtIssue="2026-01-06T09:30:00"),
        told("application_issued", "happened_on"),
        [date(2026, 1, 6)],
    ),
    "a citizen applies, in words": (
        PUBLIC,
        of_data(citizenIsApplicant="YES", applicants=[{"name": "Abe Zwart"}]),
        lambda r: r.people.filter(surname="Zwart").height,
        1,
    ),
    "booleans may be absent": (PUBLIC, without("citizenIsApplicant"), lambda r: rules(r), set()),
    "what is empty may be absent": (
        PUBLIC,
        without("respondents", "others", "hearingDetails", "previousProceedings", "caseDocuments", "applicants"),
        lambda r: rules(r),
        set(),
    ),
    "what is absent may be null": (
        PUBLIC,
        of_data(respondents=None, others=None, hearingDetails=None),
        lambda r: rules(r),
        set(),
    ),
    "baseLocation": (
        PUBLIC,
        of_data(caseManagementLocation={"region": "2", "baseLocation": "497679"}),
        case("court"),
        ["497679"],
    ),
    "baseLocationId": (
        PUBLIC,
        of_data(caseManagementLocation={"regionId": "2", "baseLocationId": "497679"}),
        case("court"),
        ["497679"],
    ),
    "a masked name is no name": (
        PUBLIC,
        respondent(firstName="This information is to be kept confidential", lastName=None, dateOfBirth=None),
        lambda r: r.people.filter(role="mother").height,
        0,
    ),
    # private law: contract, code and older names
    "case_type for case_type_id": (
        PRIVATE,
        lambda case, data: case.update(case_type=case.pop("case_type_id")),
        lambda r: rules(r),
        set(),
    ),
    "last_modified_on for last_modified": (
        PRIVATE,
        lambda case, data: case.update(last_modified_on=case.pop("last_modified")),
        lambda r: r.records["learnt_at"].null_count(),
        0,
    ),
    "created_on for created_date": (
        PRIVATE,
        lambda case, data: case.update(created_on=case.pop("created_date")),
        lambda r: rules(r),
        set(),
    ),
    "regionId and baseLocationId": (
        PRIVATE,
        of_data(caseManagementLocation={"regionId": "1", "baseLocationId": "234946"}),
        case("court"),
        ["234946"],
    ),
    "region and baseLocation": (
        PRIVATE,
        of_data(caseManagementLocation={"region": 1, "baseLocation": 234946}),
        case("court"),
        ["234946"],
    ),
    "both pairs, one of them null": (
        PRIVATE,
        of_data(caseManagementLocation={"baseLocationId": None, "baseLocation": "234946"}),
        case("court"),
        ["234946"],
    ),
    "hearingStatus in the contract": (
        PRIVATE,
        of_heard(hearingStatus="CANCELED"),
        told("hearing_vacated", "code"),
        ["first_hearing_dispute_resolution"],
    ),
    "CANCELLED in the code": (
        PRIVATE,
        of_heard(hearingStatus=None, hmcStatus="CANCELLED"),
        told("hearing_vacated", "code"),
        ["first_hearing_dispute_resolution"],
    ),
    "hearingId in the contract": (
        PRIVATE,
        of_heard(hearingId="7"),
        lambda r: "7/child-1" in r.events["fact_key"].to_list(),
        True,
    ),
    "hearingID in the code": (
        PRIVATE,
        of_heard(hearingId=None, hearingID=7),
        lambda r: "7/child-1" in r.events["fact_key"].to_list(),
        True,
    ),
    "AWAITING_ACTUALS is no event": (
        PRIVATE,
        of_heard(hearingStatus="AWAITING_ACTUALS"),
        lambda r: set(told("hearing_listed", "code")(r)),
        {"final", "first_hearing_dispute_resolution"},
    ),
    "an unknown hearing type passes through": (
        PRIVATE,
        of_heard(hearingType="ABA5-NEW"),
        told("hearing_vacated", "code"),
        ["other"],
    ),
    "orderType and orderTypeId as declared": (
        PRIVATE,
        of_order(orderType="Standard directions order", orderTypeId="standardDirectionsOrder"),
        told("order_made", "code"),
        ["directions"],
    ),
    "orderType and orderTypeId swapped": (
        PRIVATE,
        of_order(orderType="standardDirectionsOrder", orderTypeId="Standard directions order"),
        told("order_made", "code"),
        ["directions"],
    ),
    "a label with its form in brackets": (
        PRIVATE,
        of_order(orderType="Special guardianship order (C43A)", orderTypeId=None),
        told("order_made", "code"),
        ["special_guardianship_order"],
    ),
    "a flat child beside a wrapped one": (
        PRIVATE,
        lambda case, data: data["children"].__setitem__(1, {"id": "child-2", **data["children"][1]["value"]}),
        lambda r: r.people.filter(role="child").height,
        2,
    ),
    "newChildDetails where children is empty": (
        PRIVATE,
        lambda case, data: data.update(newChildDetails=data.pop("children")),
        lambda r: r.people.filter(role="child")["person_key"].to_list(),
        ["child-1", "child-2"],
    ),
    "the older shape of relations": (
        PRIVATE,
        without("childAndApplicantRelations"),
        lambda r: r.people.filter(role="father").height,
        1,
    ),
    "male, not MALE": (PRIVATE, of_child(gender="male"), lambda r: child(r, "sex"), "male"),
    "MALE, not male": (PRIVATE, of_child(gender="MALE"), lambda r: child(r, "sex"), "male"),
    # dates, all seen in one record
    "a day": (
        PRIVATE,
        of_data(dateSubmitted="2026-01-20"),
        told("application_submitted", "happened_on"),
        [date(2026, 1, 20)],
    ),
    "a time without a zone": (
        PRIVATE,
        of_data(dateSubmitted="2026-01-20T12:32:54.541"),
        told("application_submitted", "happened_on"),
        [date(2026, 1, 20)],
    ),
    "nanoseconds and an offset": (
        PRIVATE,
        of_data(dateSubmitted="2026-06-20T00:26:09.639767942+01:00"),
        told("application_submitted", "happened_on"),
        [date(2026, 6, 20)],
    ),
    "Z": (
        PRIVATE,
        of_data(dateSubmitted="2026-06-20T23:30:00Z"),
        told("application_submitted", "happened_on"),
        [date(2026, 6, 21)],
    ),
    "an array of numbers": (
        PRIVATE,
        of_data(dateSubmitted=[2026, 1, 20, 10, 17, 9, 531000000]),
        told("application_submitted", "happened_on"),
        [date(2026, 1, 20)],
    ),
    "20 Jan 2026": (
        PRIVATE,
        of_data(dateSubmitted="20 Jan 2026"),
        told("application_submitted", "happened_on"),
        [date(2026, 1, 20)],
    ),
    "3 Sept 2026": (
        PRIVATE,
        of_data(dateSubmitted="3 Sept 2026"),
        told("application_submitted", "happened_on"),
        [date(2026, 9, 3)],
    ),
    "26 May 2026": (
        PRIVATE,
        of_data(dateSubmitted="26 May 2026"),
        told("application_submitted", "happened_on"),
        [date(2026, 5, 26)],
    ),
    "2:33pm, 26 May 2026": (
        PRIVATE,
        of_data(dateSubmitted="2:33pm, 26 May 2026"),
        told("application_submitted", "happened_on"),
        [date(2026, 5, 26)],
    ),
    "31 Mar 2026, 04:07:54 PM": (
        PRIVATE,
        of_data(dateSubmitted="31 Mar 2026, 04:07:54 PM"),
        told("application_submitted", "happened_on"),
        [date(2026, 3, 31)],
    ),
    "20 01 2026": (
        PRIVATE,
        of_data(dateSubmitted="20 01 2026"),
        told("application_submitted", "happened_on"),
        [date(2026, 1, 20)],
    ),
}


@pytest.mark.parametrize("name", TABLE)
def test_a_difference_is_read(name: str, tmp_path: Path) -> None:
    feed, change, outcome, expected = TABLE[name]
    changed = case_of(feed)
    change(changed, data_of(changed))
    reading = read_cases(feed, tmp_path, changed)
    assert not reading.findings["is_refusal"].any()
    assert outcome(reading) == expected


@pytest.mark.parametrize("feed", [PUBLIC, PRIVATE])
def test_the_response_may_be_wrapped_in_a_list(feed: str, tmp_path: Path) -> None:
    plain = {"total": 1, "cases": [case_of(feed)]}
    one = read_bytes(feed, tmp_path, orjson.dumps(plain))
    other = read_bytes(feed, tmp_path, orjson.dumps([plain]))
    assert one.events.equals(other.events)
    assert one.people.equals(other.people)


@pytest.mark.parametrize("feed", [PUBLIC, PRIVATE])
def test_no_cases_may_be_null_or_an_empty_list_and_a_wrong_total_is_found(feed: str, tmp_path: Path) -> None:
    assert rules(read_bytes(feed, tmp_path, b'{"total": 0, "cases": null}')) == set()
    assert rules(read_bytes(feed, tmp_path, b'{"total": 0, "cases": []}')) == set()
    assert rules(read_bytes(feed, tmp_path, b'{"total": 2, "cases": []}')) == {"total_differs"}


@pytest.mark.parametrize("feed", [PUBLIC, PRIVATE])
def test_a_case_in_two_windows_is_one_and_what_a_later_poll_overwrote_is_known(feed: str, tmp_path: Path) -> None:
    first, later = case_of(feed), case_of(feed)
    data_of(later)["dateSubmitted"] = "2026-01-19"
    polls = (
        poll_line("2026-03-02T09:15:00Z", first),
        poll_line("2026-03-02T09:15:00Z", first),  # the bounds of windows are inclusive: the same case comes twice
        poll_line("2026-03-02T09:30:00Z", first),
        poll_line("2026-03-03T09:15:00Z", later),
    )
    reading = read_bytes(feed, tmp_path, b"".join(polls), form="json_lines")
    assert reading.records["record_key"].n_unique() == reading.proceedings["proceedings_key"].n_unique() == 1
    assert reading.records.height == 3  # every poll kept, the one sent twice once
    submitted = reading.events.filter(kind="application_submitted").unique(["learnt_at", "happened_on"])
    assert submitted.sort("learnt_at")["happened_on"].to_list().count(date(2026, 1, 19)) == 1
    assert submitted.height == 3
    assert reading.people.filter(role="child")["person_key"].n_unique() == 2


@pytest.mark.parametrize("feed", [PUBLIC, PRIVATE])
def test_the_first_poll_is_not_the_day_of_receipt_and_nothing_claims_it_is(feed: str, tmp_path: Path) -> None:
    reading = read_bytes(feed, tmp_path, poll_line("2027-01-01T09:15:00Z", case_of(feed)), form="json_lines")
    assert set(reading.records["learnt_at"].dt.date()) == {date(2027, 1, 1)}
    assert "application_received" not in reading.events["kind"].to_list()
    assert date(2027, 1, 1) not in reading.events["happened_on"].to_list()
