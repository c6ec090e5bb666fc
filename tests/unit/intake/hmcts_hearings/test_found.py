"""Finding hearings, whatever was wrapped around them."""

from __future__ import annotations

from typing import Any

import pytest

from waypost.intake.hmcts_hearings.found import NotFound, find_hearings


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (
            {"caseHearings": [{}, {}], "caseRef": "1"},
            [("listed", "$.caseHearings[0]"), ("listed", "$.caseHearings[1]")],
        ),
        ([{"caseHearings": [{}]}], [("listed", "$[0].caseHearings[0]")]),
        ({"caseHearings": None}, []),
        ({"caseHearings": []}, []),
        ({"caseHearings": 7}, [("list_not_list", "$.caseHearings")]),
        ({"caseHearings": [7]}, [("element_not_object", "$.caseHearings[0]")]),
        ({"hearingPlanned": {}}, [("actuals", "$")]),
        ({"hearingActuals": {}}, [("actuals", "$")]),
        ({"hearingResponse": {}}, [("single", "$")]),
        ({"requestDetails": {}}, [("single", "$")]),
        ({"hearingUpdate": {}}, [("status", "$")]),
        ({"status_update_date_time": "x"}, [("status", "$")]),
        ({"hearing_status_audit": [{}]}, [("status", "$.hearing_status_audit[0]")]),
        ({}, [("no_hearings", "$")]),
        ([], [("no_hearings", "$")]),
        (7, [("no_hearings", "$")]),
    ],
)
def test_every_wrapping(content: Any, found: list[tuple[str, str]]) -> None:
    told = [(each.rule if isinstance(each, NotFound) else each.kind, each.place) for each in find_hearings(content)]
    assert told == found
