"""Finding cases and histories, whatever was wrapped around them."""

from __future__ import annotations

from typing import Any

import pytest

from waypost.intake.hmcts_case_data.envelopes import FoundCase, FoundHistory, NotFound, case_id_of, find_cases

CASE = {"id": 1, "case_data": {"a": 1}}
EVENTS = [{"id": "x"}]


def told(content: Any) -> list[tuple[str, str]]:
    """What was found: its kind, or its rule, and where."""
    return [
        (found.rule if isinstance(found, NotFound) else type(found).__name__, found.place)
        for found in find_cases(content)
    ]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (CASE, [("FoundCase", "$")]),
        ({"state": "x", "caseData": {}}, [("FoundCase", "$")]),
        ({"reference": 1, "data": {}}, [("FoundCase", "$")]),
        ({"case_details": CASE}, [("FoundCase", "$.case_details")]),
        ({"caseDetails": CASE}, [("FoundCase", "$.caseDetails")]),
        (
            {"case_details": CASE, "case_details_before": CASE},
            [("FoundCase", "$.case_details"), ("earlier_state_put_aside", "$.case_details_before")],
        ),
        ({"case_details": CASE, "case_details_before": None}, [("FoundCase", "$.case_details")]),
        ({"total": 2, "cases": [CASE, 7]}, [("FoundCase", "$.cases[0]"), ("case_not_object", "$.cases[1]")]),
        ({"cases": []}, []),
        ({"cases": None}, [("cases_not_list", "$.cases")]),
        ({"cases": 7}, [("cases_not_list", "$.cases")]),
        ([CASE, {"cases": [CASE]}], [("FoundCase", "$[0]"), ("FoundCase", "$[1].cases[0]")]),
        ([], [("case_not_object", "$")]),
        (7, [("case_not_object", "$")]),
        ({}, [("no_case_data", "$")]),
        ({"case_details": {"id": 1}}, [("case_data_missing", "$.case_details")]),
        ({"case_details": 7, "case_data": {}}, [("FoundCase", "$")]),
        ({"auditEvents": EVENTS}, [("FoundHistory", "$.auditEvents")]),
        ({"auditEvents": 7}, [("no_case_data", "$")]),
        ({**CASE, "auditEvents": EVENTS}, [("FoundCase", "$"), ("FoundHistory", "$.auditEvents")]),
        (
            {"case_details": {**CASE, "auditEvents": EVENTS}, "auditEvents": EVENTS},
            [
                ("FoundCase", "$.case_details"),
                ("FoundHistory", "$.auditEvents"),
                ("FoundHistory", "$.case_details.auditEvents"),
            ],
        ),
    ],
)
def test_every_wrapping(content: Any, found: list[tuple[str, str]]) -> None:
    assert told(content) == found


def test_a_history_inside_a_case_knows_the_case_and_is_no_part_of_it() -> None:
    case, history = find_cases({**CASE, "auditEvents": EVENTS})
    assert isinstance(case, FoundCase)
    assert "auditEvents" not in case.case
    assert isinstance(history, FoundHistory)
    assert (history.case_id, history.events) == ("1", EVENTS)


@pytest.mark.parametrize(
    ("holder", "number"),
    [
        ({"id": 17}, "17"),
        ({"id": " 17 "}, "17"),
        ({"reference": "17", "id": 3}, "17"),
        ({"caseReference": 17}, "17"),
        ({"id": "${id:-12345}"}, None),
        ({"id": "seventeen"}, None),
        ({"id": "١٧"}, None),
        ({"id": True}, None),
        ({"id": 1.7}, None),
        ({}, None),
        ({"_links": {"self": {"href": "http://x/cases/17/events"}}}, "17"),
        ({"_links": {"self": {"href": "http://x/cases/17"}}}, "17"),
        ({"_links": {"self": {"href": 7}}}, None),
        ({"_links": {"self": 7}}, None),
        ({"_links": 7}, None),
    ],
)
def test_the_courts_number(holder: dict[str, Any], number: str | None) -> None:
    assert case_id_of(holder) == number
