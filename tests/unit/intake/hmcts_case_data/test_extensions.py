"""Extensions of the 26 weeks, as one export tells them."""

from __future__ import annotations

import copy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from support.case_data import IVO, ZELDA, public_case, read_cases, rules
from waypost.intake.contract import Reading


def reading(folder: Path, child: dict[str, Any], **data: Any) -> Reading:
    case = public_case()
    party = case["case_data"]["children1"][0]["value"]["party"]
    party |= {"completionDate": None, "extensionReason": None} | child
    case["case_data"] |= data
    return read_cases(folder, case)


def told(found: Reading) -> list[tuple[Any, ...]]:
    rows = found.events.filter(kind="extension_granted")
    return rows.select("person_key", "happened_on", "due_on", "reason", "doubt").sort("person_key").rows()


FIRST_TOLD = "day_not_given_first_told_taken"


def test_an_extension_of_one_child_told_on_the_day_of_the_data(tmp_path: Path) -> None:
    found = reading(tmp_path, {"completionDate": "2026-09-01", "extensionReason": "DelayInCaseOrImpactOnChild"})
    assert told(found) == [(ZELDA, date(2026, 7, 24), date(2026, 9, 1), "delay_in_case_or_impact_on_child", FIRST_TOLD)]


def test_the_hearing_that_approved_it_says_when(tmp_path: Path) -> None:
    given = {"extendTimelineApprovedAtHearing": "Yes", "extendTimelineHearingDate": "2026-06-12"}
    found = reading(tmp_path, {"completionDate": "2026-09-01"}, **given)
    assert told(found) == [(ZELDA, date(2026, 6, 12), date(2026, 9, 1), None, None)]
    refused = reading(tmp_path, {"completionDate": "2026-09-01"}, **given | {"extendTimelineApprovedAtHearing": "NO"})
    assert told(refused)[0][1] == date(2026, 7, 24)


def test_the_case_speaks_for_every_child_where_no_child_has_its_own(tmp_path: Path) -> None:
    found = reading(tmp_path, {}, caseCompletionDate="2026-10-01")
    assert [(who, until) for who, _, until, *_ in told(found)] == [(ZELDA, date(2026, 10, 1)), (IVO, date(2026, 10, 1))]
    own = reading(tmp_path, {"completionDate": "2026-09-01"}, caseCompletionDate="2026-10-01")
    assert [(who, until) for who, _, until, *_ in told(own)] == [(ZELDA, date(2026, 9, 1))]


@pytest.mark.parametrize("reason", ["NO_EXTENSION", "No extension for child"])
def test_no_extension_is_none(tmp_path: Path, reason: str) -> None:
    assert told(reading(tmp_path, {"completionDate": "2026-07-06", "extensionReason": reason})) == []


def test_a_reason_on_no_list_and_an_end_that_is_no_day(tmp_path: Path) -> None:
    found = reading(tmp_path, {"completionDate": "2026-09-01", "extensionReason": "Rain"})
    assert rules(found) == {"code_not_known"}
    assert rules(reading(tmp_path, {"completionDate": "autumn"})) == {"date_not_read"}


def test_of_a_child_who_stands_there_twice_the_first_is_read(tmp_path: Path) -> None:
    case = public_case()
    children = case["case_data"]["children1"]
    children[0]["value"]["party"] |= {"completionDate": "2026-09-01"}
    children.append(copy.deepcopy(children[0]))
    found = read_cases(tmp_path, case)
    assert len(told(found)) == 1
    assert "element_twice" in rules(found)
