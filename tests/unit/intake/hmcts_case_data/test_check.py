"""By which law a case is, whose it is, and how old."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from waypost.intake.feed_notes import CaseNotes, CaseRefused
from waypost.intake.hmcts_case_data.check import identify, law_of, modified_at, read_lists


@pytest.fixture
def notes() -> CaseNotes:
    return CaseNotes("$", "case_data")


@pytest.mark.parametrize(
    ("case", "data", "law", "found"),
    [
        ({"case_type_id": "CARE_SUPERVISION_EPO"}, {}, "public", []),
        ({"caseTypeId": "care_supervision_epo"}, {}, "public", []),
        ({"case_type": "PRLAPPS"}, {}, "private", []),
        ({"jurisdiction": "PRIVATELAW"}, {"children1": []}, "private", []),
        ({}, {"children1": []}, "public", ["case_type_missing"]),
        ({}, {"caseTypeOfApplication": "C100"}, "private", ["case_type_missing"]),
    ],
)
def test_the_law(case: dict[str, Any], data: dict[str, Any], law: str, found: list[str], notes: CaseNotes) -> None:
    assert law_of(case, data, notes) == law
    assert [note.rule for note in notes.notes] == found


@pytest.mark.parametrize("case", [{"case_type_id": "A58"}, {"jurisdiction": "ADOPTION"}, {}])
def test_a_case_of_no_law_that_is_read(case: dict[str, Any], notes: CaseNotes) -> None:
    with pytest.raises(CaseRefused) as refused:
        law_of(case, {}, notes)
    assert refused.value.rule == "case_of_unknown_kind"


def test_older_children_stand_in_where_the_newer_list_is_empty(notes: CaseNotes) -> None:
    lists = read_lists("private", {"newChildDetails": [], "children": [{"id": "old", "value": {}}]}, notes)
    assert [element.element_id for element in lists["newChildDetails"]] == ["old"]
    both = {"newChildDetails": [{"id": "new", "value": {}}], "children": [{"id": "old", "value": {}}]}
    assert [element.element_id for element in read_lists("private", both, notes)["newChildDetails"]] == ["new"]


@pytest.mark.parametrize(
    ("case", "data", "at"),
    [
        ({"last_modified": "2026-07-01T10:00:00"}, {}, datetime(2026, 7, 1, 10, tzinfo=UTC)),
        ({"lastModified": [2026, 7, 1, 10, 0]}, {}, datetime(2026, 7, 1, 10, tzinfo=UTC)),
        ({}, {"lastGenuineUpdateTime": "2026-07-01T10:00:00"}, datetime(2026, 7, 1, 9, tzinfo=UTC)),
        ({"last_modified": "never"}, {}, None),
    ],
)
def test_when_it_was_last_changed(
    case: dict[str, Any], data: dict[str, Any], at: datetime | None, notes: CaseNotes
) -> None:
    assert modified_at(case, data, notes) == at


def test_the_number_may_stand_inside_the_data_and_may_be_odd(notes: CaseNotes) -> None:
    lists = read_lists("public", {}, notes)
    assert identify({}, {"id": "1726838769525670"}, "public", lists, notes) == ("1726838769525670", True)
    assert identify({"id": 12}, {}, "public", lists, notes) == ("12", True)
    assert [note.rule for note in notes.notes] == ["case_id_unusual"]
