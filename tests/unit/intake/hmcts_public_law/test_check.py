"""What is taken from a public-law case, and what is found wanting in it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from support.court_cases import public_case, read_cases, rules
from waypost.foundation.identifiers import nameless_person_key
from waypost.intake.contract import Reading

FEED = "hmcts_public_law"
CASE_ID = "1652950891557691"


def reading(folder: Path, *, top: dict[str, Any] | None = None, **data: Any) -> Reading:
    """Read the hand-made case with changes to its data and, in `top`, to the case itself."""
    case = public_case() | (top or {})
    case["caseData"] |= data
    return read_cases(FEED, folder, case)


def child(**changes: Any) -> dict[str, Any]:
    """The first child of the hand-made case, changed."""
    return public_case()["caseData"]["children"][0] | changes


def hearing(**changes: Any) -> dict[str, Any]:
    """The first hearing of the hand-made case, changed."""
    return public_case()["caseData"]["hearingDetails"][0] | changes


def people(read: Reading, role: str) -> list[dict[str, Any]]:
    return read.people.filter(pl.col("role") == role).rows(named=True)


def test_a_whole_case(tmp_path: Path) -> None:
    read = reading(tmp_path)
    assert rules(read) == set()
    (proceedings,) = read.proceedings.rows(named=True)
    assert proceedings == {
        "source": FEED,
        "sender": None,
        "record_key": CASE_ID,
        "learnt_at": datetime(2026, 2, 24, 14, 46, 15, 505000, tzinfo=UTC),  # UTC, not London
        "proceedings_key": CASE_ID,
        "law": "public",
        "application": "section_31",
        "court_case_number": CASE_ID,
        "court": "497679",
        "authority": None,
        "service_area": None,
        "track": None,
        "state": "PREPARE_FOR_HEARING",
        "representation": None,
        "applicants_heritage": None,
        "respondents_heritage": None,
    }
    zelda = nameless_person_key(CASE_ID, "Zelda Ann", "Quorle", date(2019, 6, 1))
    assert {person["person_key"] for person in people(read, "child")} >= {zelda}
    assert {person["postcode"] for person in people(read, "child")} == {"LS1 4AP", None}
    (mother,) = people(read, "mother")
    assert (mother["forenames"], mother["sex"], mother["born_on"]) == ("Wilma", "female", date(1995, 3, 2))
    assert sorted(person["surname"] for person in people(read, "other")) == ["Quorle", "Zandle"]


@pytest.mark.parametrize(
    ("sought", "application"),
    [
        (["CARE_ORDER"], "section_31"),
        (["EMERGENCY_PROTECTION_ORDER", "INTERIM_SUPERVISION_ORDER"], "section_31"),
        (["EMERGENCY_PROTECTION_ORDER"], "emergency_protection"),
        (["Secure accommodation order"], "secure_accommodation"),
        (["CHILD_RECOVERY_ORDER"], "recovery"),
        (["REFUSE_CONTACT_WITH_CHILD"], "contact_in_care"),
        (["OTHER"], "discharge_of_care"),
    ],
)
def test_the_main_order_sought_names_the_application(tmp_path: Path, sought: list[str], application: str) -> None:
    read = reading(tmp_path, ordersSought=sought)
    assert read.proceedings["application"].to_list() == [application]
    submitted = read.events.filter(pl.col("kind") == "application_submitted")
    assert set(submitted["code"]) == {application}
    assert rules(read) == set()


@pytest.mark.parametrize(
    ("sought", "rule"), [(["NEW_ORDER"], "code_not_known"), ([7], "code_not_known"), ([], "orders_sought_missing")]
)
def test_an_order_sought_that_is_not_known_counts_as_other(tmp_path: Path, sought: list[Any], rule: str) -> None:
    read = reading(tmp_path, ordersSought=sought)
    assert read.proceedings["application"].to_list() == ["other"]
    assert rules(read) == {rule}


@pytest.mark.parametrize(
    ("data", "authority"),
    [
        ({"applicantLA": "E08000035"}, "E08000035"),
        ({"applicantLA": "SCC"}, None),
        ({"applicantLA": None, "respondentLA": "E10000016"}, "E10000016"),
        ({"applicantLA": "EXETERCOU"}, None),
    ],
)
def test_only_a_gss_code_names_the_authority(tmp_path: Path, data: dict[str, Any], authority: str | None) -> None:
    assert reading(tmp_path, **data).proceedings["authority"].to_list() == [authority]


@pytest.mark.parametrize("state", ["CLOSED", "Closed", "closed"])
def test_closed_is_spelled_in_two_ways(tmp_path: Path, state: str) -> None:
    assert reading(tmp_path, top={"state": state}).proceedings["state"].to_list() == ["CLOSED"]


def test_a_state_that_is_not_known_is_other(tmp_path: Path) -> None:
    read = reading(tmp_path, top={"state": "Quorle"})
    assert read.proceedings["state"].to_list() == ["other"]
    assert rules(read) == {"state_not_known"}


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("2019-02-31", "date_not_real"),
        ("0202-01-01", "date_out_of_range"),
        ("a while ago", "date_not_read"),
        ("2027-06-01", "birth_too_late"),
    ],
)
def test_a_birth_that_cannot_be_is_left_empty_and_the_child_kept(tmp_path: Path, written: str, rule: str) -> None:
    read = reading(tmp_path, children=[child(dateOfBirth=written)])
    assert [person["born_on"] for person in people(read, "child")] == [None]
    assert read.findings.select("position", "rule", "is_refusal").rows() == [
        ("$.cases[0].caseData.children[0].dateOfBirth", rule, False)
    ]


def test_the_key_of_a_child_holds_the_birth_date_that_was_read(tmp_path: Path) -> None:
    read = reading(tmp_path, children=[child(dateOfBirth="2027-06-01")])
    key = nameless_person_key(CASE_ID, "Zelda Ann", "Quorle", date(2027, 6, 1))
    assert [person["person_key"] for person in people(read, "child")] == [key]


def test_a_child_then_unborn_keeps_the_birth_date(tmp_path: Path) -> None:
    read = reading(tmp_path, children=[child(dateOfBirth="2026-05-01")])
    assert [person["born_on"] for person in people(read, "child")] == [date(2026, 5, 1)]
    assert rules(read) == set()


def test_a_birth_is_judged_by_the_day_it_was_told(tmp_path: Path) -> None:
    read = reading(tmp_path, dateSubmitted=None, children=[child(dateOfBirth="2027-06-01")])
    assert rules(read) == {"birth_too_late"}


def test_children_whom_nothing_tells_apart_are_kept_as_two(tmp_path: Path) -> None:
    baby = child(firstName="Baby", dateOfBirth=None)
    read = reading(tmp_path, children=[baby, baby, baby])
    key = nameless_person_key(CASE_ID, "Baby", "Quorle", None)
    assert [person["person_key"] for person in people(read, "child")] == [key, f"{key}/2", f"{key}/3"]
    assert read.findings["rule"].to_list() == ["child_like_another", "child_like_another"]
    assert read.events.filter(pl.col("kind") == "application_issued").height == 3


def test_a_child_without_name_and_birth_is_refused(tmp_path: Path) -> None:
    read = reading(tmp_path, children=[child(), child(firstName=None, lastName=" ", dateOfBirth=None)])
    assert rules(read) == {"person_without_name_or_birth"}
    assert [(count.accepted, count.refused) for count in read.files] == [(10, 1)]
    assert len(people(read, "child")) == 1


def test_a_masked_name_and_address_are_nothing(tmp_path: Path) -> None:
    masked = "This information is to be kept confidential"
    read = reading(tmp_path, children=[child(firstName=masked, address={"postCode": masked})])
    assert [(person["forenames"], person["postcode"]) for person in people(read, "child")] == [(None, None)]
    assert rules(read) == set()


@pytest.mark.parametrize(("written", "sex"), [("MALE", "male"), ("Girl", "female"), ("OTHER", "other"), (None, None)])
def test_sex_in_every_spelling(tmp_path: Path, written: str | None, sex: str | None) -> None:
    read = reading(tmp_path, children=[child(gender=written)])
    assert [person["sex"] for person in people(read, "child")] == [sex]
    assert rules(read) == set()


def test_people_without_a_name_are_counted_and_told_of_nobody(tmp_path: Path) -> None:
    read = reading(tmp_path, respondents=[{"relationshipToChild": "Father"}], others=[{"dateOfBirth": "1970-01-01"}])
    assert read.findings["rule"].to_list() == ["party_without_name", "party_without_name"]
    assert people(read, "father") == people(read, "other") == []


def test_a_person_under_two_headings_is_one(tmp_path: Path) -> None:
    read = reading(tmp_path, others=[{"name": "Wilma Quorle", "dateOfBirth": "1995-03-02"}])
    assert [person["forenames"] for person in people(read, "other")] == ["Otto"]
    assert len(people(read, "mother")) == 1


@pytest.mark.parametrize(("says", "names"), [(True, ["Ada", "Otto"]), ("Yes", ["Ada", "Otto"]), (False, ["Otto"])])
def test_applicants_are_people_only_when_a_citizen_applies(tmp_path: Path, says: Any, names: list[str]) -> None:
    read = reading(tmp_path, citizenIsApplicant=says, applicants=[{"name": "Ada Quorle"}], others=[])
    assert sorted(person["forenames"] for person in people(read, "other")) == names


def test_elements_may_be_wrapped(tmp_path: Path) -> None:
    read = reading(
        tmp_path, children=[{"id": "x", "value": child()}], hearingDetails=[{"id": "h-9", "value": hearing(id=None)}]
    )
    assert rules(read) == set()
    assert "h-9" in {key.split("/")[0] for key in read.events["fact_key"]}


HEARINGS = [
    # changes, kind, code, reason, owner, doubt
    ({}, "hearing_listed", "case_management", None, None, None),
    ({"status": None}, "hearing_listed", "case_management", None, None, None),
    ({"type": "Final"}, "hearing_listed", "final", None, None, None),
    ({"status": "ADJOURNED"}, "hearing_adjourned", "case_management", None, None, None),
    (
        {"status": "ADJOURNED_AND_RE_LISTED", "cancellationReason": "LW1"},
        "hearing_adjourned",
        "case_management",
        "LW1",
        "lawyers",
        None,
    ),
    (
        {"status": "VACATED", "cancellationReason": "No Judge  available"},
        "hearing_vacated",
        "case_management",
        "JU3",
        "court",
        None,
    ),
    (
        {"status": "VACATED_AND_RE_LISTED"},
        "hearing_vacated",
        "case_management",
        None,
        None,
        "no_reason_given_perhaps_housekeeping",
    ),
]


@pytest.mark.parametrize(("changes", "kind", "code", "reason", "owner", "doubt"), HEARINGS)
def test_a_hearing_as_it_stands(
    tmp_path: Path,
    changes: dict[str, Any],
    kind: str,
    code: str,
    reason: str | None,
    owner: str | None,
    doubt: str | None,
) -> None:
    read = reading(tmp_path, hearingDetails=[hearing(**changes)])
    told = read.events.filter(pl.col("kind").str.starts_with("hearing"))
    assert set(told.select("kind", "code", "reason", "owner", "doubt").rows()) == {(kind, code, reason, owner, doubt)}
    assert set(told["happened_at"]) == {datetime(2026, 1, 20, 10, tzinfo=UTC)}
    assert told.height == 2
    assert rules(read) == set()


def test_a_hearing_in_summer_starts_an_hour_earlier_in_utc(tmp_path: Path) -> None:
    told = reading(tmp_path, hearingDetails=[hearing(startDate="2026-06-20T00:30:00")]).events
    vacated = told.filter(pl.col("kind") == "hearing_listed").row(0, named=True)
    assert (vacated["happened_on"], vacated["happened_at"]) == (
        date(2026, 6, 20),
        datetime(2026, 6, 19, 23, 30, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("changes", "rule", "column", "value"),
    [
        ({"type": "NEW_TYPE"}, "code_not_known", "code", "other"),
        ({"type": None}, "code_not_known", "code", "other"),
        ({"status": "VACATED", "cancellationReason": "New"}, "reason_not_known", "doubt", "reason_not_on_the_list"),
    ],
)
def test_a_code_that_is_not_known_is_a_finding(
    tmp_path: Path, changes: dict[str, Any], rule: str, column: str, value: str
) -> None:
    read = reading(tmp_path, hearingDetails=[hearing(**changes)])
    assert rules(read) == {rule}
    assert set(read.events.filter(pl.col("kind").str.starts_with("hearing"))[column]) == {value}


def test_of_a_hearing_whose_status_is_not_known_no_event_is_told(tmp_path: Path) -> None:
    read = reading(tmp_path, hearingDetails=[hearing(status="PENDING")])
    assert rules(read) == {"status_not_known"}
    assert set(read.events["kind"]) == {"application_submitted", "application_issued"}


@pytest.mark.parametrize("start", [None, "2026-02-31T10:00:00", "soon"])
def test_a_hearing_without_a_day_is_refused(tmp_path: Path, start: str | None) -> None:
    read = reading(tmp_path, hearingDetails=[hearing(startDate=start)])
    assert read.findings.filter(pl.col("is_refusal")).select("position", "rule").rows() == [
        ("$.cases[0].caseData.hearingDetails[0]", "hearing_day_missing")
    ]


def test_a_hearing_that_stands_twice_is_told_once(tmp_path: Path) -> None:
    read = reading(tmp_path, hearingDetails=[hearing(), hearing(type="FINAL")])
    assert rules(read) == {"element_twice"}
    assert set(read.events.filter(pl.col("kind") == "hearing_listed")["code"]) == {"case_management"}


def test_a_hearing_without_an_id_is_named_by_its_type_and_time(tmp_path: Path) -> None:
    read = reading(tmp_path, hearingDetails=[hearing(id=None), hearing(id=None, type="FINAL")])
    assert rules(read) == {"hearing_id_missing"}
    listed = read.events.filter(pl.col("kind") == "hearing_listed")
    assert listed["fact_key"].n_unique() == 4
    assert listed["fact_key"].str.starts_with("hearing-").all()


def test_issue_before_submission_is_a_finding(tmp_path: Path) -> None:
    assert rules(reading(tmp_path, dateOfCourtIssue="2026-01-04T09:00:00")) == {"issued_before_submitted"}


def test_without_dates_and_hearings_a_case_tells_no_event(tmp_path: Path) -> None:
    read = reading(tmp_path, dateSubmitted=None, dateOfCourtIssue="", hearingDetails=None)
    assert read.events.height == 0
    assert rules(read) == set()
