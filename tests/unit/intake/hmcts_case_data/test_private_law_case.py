"""What is taken from a private-law case besides its lists."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from support.case_data import facts, private_case, read_cases, rules
from waypost.intake.contract import Reading


def reading(folder: Path, **data: Any) -> Reading:
    case = private_case()
    case["case_data"] |= data
    return read_cases(folder, case)


def test_only_the_true_lists_are_read(tmp_path: Path) -> None:
    people = reading(tmp_path).people
    assert not [key for key in people["person_key"] if "copy" in key]
    assert people.filter(role="child")["person_key"].to_list() == ["child-1", "child-2"]
    assert people.filter(person_key="party-2")["born_on"].to_list() == [date(1988, 1, 20)]


def test_whoever_lives_in_a_refuge_has_no_postcode_nor_has_their_child(tmp_path: Path) -> None:
    assert set(reading(tmp_path).people["postcode"]) == {None}
    case = private_case()
    case["case_data"]["applicants"][0]["value"]["liveInRefuge"] = "IDontKnow"
    people = read_cases(tmp_path, case).people
    assert people.filter(pl.col("postcode") == "LS1 4AP")["person_key"].to_list() == ["child-1", "party-1"]


def test_the_instant_of_submission_with_nine_digits_and_an_offset(tmp_path: Path) -> None:
    (at,) = reading(tmp_path).events.filter(kind="application_submitted")["happened_at"].unique()
    assert at == datetime(2026, 1, 20, 14, 26, 9, 639767, tzinfo=UTC)


@pytest.mark.parametrize(
    ("answer", "track"),
    [
        ("Yes", "child_focused_court"),
        ("YES", "child_focused_court"),
        ("No", "child_arrangements_programme"),
        (True, "child_focused_court"),
        ("dontKnow", None),
        (None, None),
    ],
)
def test_the_pathfinder_flag_is_the_track(tmp_path: Path, answer: object, track: str | None) -> None:
    assert reading(tmp_path, isPathfinderCase=answer).proceedings["track"].to_list() == [track]


def test_an_answer_that_is_none_is_found(tmp_path: Path) -> None:
    assert rules(reading(tmp_path, isPathfinderCase="perhaps")) == {"answer_not_known"}


def test_harm_is_a_fact_of_the_case_and_never_its_words(tmp_path: Path) -> None:
    found = reading(tmp_path, allegationsOfHarmChildAbductionYesNo="yes", newAllegationsOfHarmOtherConcerns="No")
    assert facts(found, "harm_alleged") == [
        ("harm_alleged", date(2026, 1, 20), "child_abduction", None),
        ("harm_alleged", date(2026, 1, 20), "domestic_abuse", None),
    ]
    assert "words" not in str(found.events.rows())
    undated = reading(tmp_path, caseSubmittedTimeStamp=None, dateSubmitted=None, issueDate=None)
    assert facts(undated, "harm_alleged") == []


@pytest.mark.parametrize(
    ("data", "application", "found"),
    [
        ({"ordersApplyingFor": None}, "section_8", set()),
        ({"ordersApplyingFor": None, "caseTypeOfApplication": "FL401"}, "other", set()),
        ({"ordersApplyingFor": ["aNewOrder"]}, "other", {"code_not_known"}),
        ({"ordersApplyingFor": None, "caseTypeOfApplication": None}, "other", {"orders_sought_missing"}),
    ],
)
def test_the_application(tmp_path: Path, data: dict[str, Any], application: str, found: set[str]) -> None:
    told = reading(tmp_path, **data)
    assert (told.proceedings["application"].to_list(), rules(told)) == ([application], found)


@pytest.mark.parametrize(
    ("data", "court"),
    [
        ({"caseManagementLocation": {"baseLocation": "7"}}, "7"),
        ({"caseManagementLocation": None, "courtEpimsId": 9}, "9"),
        ({"caseManagementLocation": None}, None),
    ],
)
def test_the_court(tmp_path: Path, data: dict[str, Any], court: str | None) -> None:
    assert reading(tmp_path, **data).proceedings["court"].to_list() == [court]
