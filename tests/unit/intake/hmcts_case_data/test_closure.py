"""How and when a case ended for each child."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from support.case_data import IVO, ZELDA, private_case, public_case, read_cases, rules
from waypost.intake.contract import Reading


def public(folder: Path, child: dict[str, Any], **data: Any) -> Reading:
    case = public_case()
    case["case_data"]["children1"][0]["value"] |= child
    case["case_data"] |= {"orderCollection": [], "sealedCMOs": [], "standardDirectionOrder": None, **data}
    return read_cases(folder, case)


def private(folder: Path, **data: Any) -> Reading:
    case = private_case()
    case["case_data"] |= {"orderCollection": [], **data}
    return read_cases(folder, case)


def closed(found: Reading) -> list[tuple[Any, ...]]:
    told = found.events.filter(kind="court_case_closed").sort("person_key")
    return told.select("person_key", "happened_on", "reason").rows()


def ended(found: Reading) -> list[tuple[Any, ...]]:
    told = found.events.filter(kind="order_made").sort("person_key")
    return told.select("person_key", "happened_on", "code", "flag", "doubt").rows()


DAY = date(2026, 5, 4)
DECIDED = "day_of_decision_taken"


@pytest.mark.parametrize(
    ("child", "reason", "ending"),
    [
        ({"finalDecisionReason": "Application withdrawn"}, "withdrawn", [(ZELDA, DAY, "withdrawn", True, None)]),
        ({"finalDecisionReason": "REFUSAL"}, "refused", [(ZELDA, DAY, "refused", True, None)]),
        ({"finalDecisionReason": "No order made"}, "no_order", [(ZELDA, DAY, "no_order", True, None)]),
        ({"finalDecisionReason": "Housekeeping"}, "housekeeping", []),
        ({"finalDecisionReason": "CONSOLIDATED"}, "consolidated", []),
        ({"finalDecisionReason": "A new reason"}, "other", []),
        (
            {"finalDecisionReason": "FINAL_ORDER", "finalOrderIssued": "Yes", "finalOrderIssuedType": "Care order"},
            "final_order",
            [(ZELDA, DAY, "care_order", True, DECIDED)],
        ),
        ({"finalOrderIssued": "YES"}, "final_order", [(ZELDA, DAY, "other", True, DECIDED)]),
    ],
)
def test_the_final_decision_on_one_child(
    tmp_path: Path, child: dict[str, Any], reason: str, ending: list[tuple[Any, ...]]
) -> None:
    found = public(tmp_path, child | {"finalDecisionDate": "4 May 2026"})
    assert closed(found) == [(ZELDA, DAY, reason)]
    assert ended(found) == ending


def test_a_final_order_that_stands_as_data_is_told_once(tmp_path: Path) -> None:
    orders = [{"id": "o", "value": {"orderType": "C32A_CARE_ORDER", "approvalDate": "2026-05-01"}}]
    decision = {"finalDecisionReason": "FINAL_ORDER", "finalDecisionDate": "4 May 2026"}
    found = public(tmp_path, decision, orderCollection=orders)
    assert [row for row in ended(found) if row[0] == ZELDA] == [(ZELDA, date(2026, 5, 1), "care_order", True, None)]


@pytest.mark.parametrize("name", ["closeCase", "closeCaseTabField"])
def test_the_whole_case_closes_for_the_children_without_a_decision(tmp_path: Path, name: str) -> None:
    child = {"finalDecisionReason": "WITHDRAWN", "finalDecisionDate": "4 May 2026"}
    found = public(tmp_path, child, **{name: {"date": "2026-05-10", "details": "words"}})
    assert closed(found) == [(ZELDA, DAY, "withdrawn"), (IVO, date(2026, 5, 10), None)]


def test_a_decision_without_a_day_takes_the_cases_and_without_that_is_found(tmp_path: Path) -> None:
    found = public(tmp_path, {"finalDecisionReason": "WITHDRAWN"}, finalDecisionDate="2026-05-09")
    assert closed(found) == [(ZELDA, date(2026, 5, 9), "withdrawn")]
    undated = public(tmp_path, {"finalDecisionReason": "WITHDRAWN"})
    assert (closed(undated), rules(undated)) == ([], {"closing_day_missing"})


def test_the_outcomes_of_a_private_law_case(tmp_path: Path) -> None:
    found = read_cases(tmp_path, private_case())
    assert closed(found) == [
        ("child-1", date(2026, 6, 20), "final_order"),
        ("child-2", date(2026, 6, 20), "withdrawn"),
    ]
    endings = [row for row in ended(found) if row[2] not in ("directions",)]
    assert endings == [
        ("child-1", date(2026, 6, 19), "child_arrangements_order", True, None),
        ("child-2", date(2026, 6, 20), "withdrawn", True, None),
    ]


def outcome(child: str | None, reason: str | None, key: str | None = "x") -> dict[str, Any]:
    return {"id": key, "value": {"childId": child, "caseClosingReason": reason}}


def test_outcomes_that_cannot_be_used(tmp_path: Path) -> None:
    outcomes = [
        outcome("gone", "finalOrderMade"),
        outcome(None, "noOrderMade", "child-1"),
        outcome("child-1", "housekeeping"),
    ]
    found = private(tmp_path, finalOutcomeForChildren=outcomes)
    assert closed(found) == [("child-1", date(2026, 6, 20), "no_order")]
    assert rules(found) == {"child_not_of_the_case", "element_twice"}
    undated = private(
        tmp_path, finalOutcomeForChildren=[outcome("child-1", "noOrderMade")], dateFinalDecisionWasMade=None
    )
    assert (closed(undated), rules(undated)) == ([], {"closing_day_missing"})
    silent = private(tmp_path, finalOutcomeForChildren=[outcome("child-1", None)])
    assert closed(silent) == []


def test_the_child_may_hold_its_own_outcome_and_the_case_its_closing(tmp_path: Path) -> None:
    case = private_case()
    data = case["case_data"]
    data |= {"finalOutcomeForChildren": [], "dateFinalDecisionWasMade": None, "finalCaseClosedDate": "2026-06-25"}
    data["caseClosed"] = "Yes"
    data["newChildDetails"][0]["value"] |= {
        "finalDecisionResolutionReason": "Application Refused",
        "finalDecisionResolutionDate": "2026-06-21",
    }
    assert closed(read_cases(tmp_path, case)) == [
        ("child-1", date(2026, 6, 21), "refused"),
        ("child-2", date(2026, 6, 25), None),
    ]
