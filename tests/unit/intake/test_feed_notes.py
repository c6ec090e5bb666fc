"""Taking values from a case tolerantly, each fault noted under its own place."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from waypost.intake.feed_notes import CaseNotes


@pytest.fixture
def notes() -> CaseNotes:
    return CaseNotes("$.cases[4]", "caseData")


def said(notes: CaseNotes) -> list[tuple[str, str, bool]]:
    return [tuple(note) for note in notes.notes]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Ann", "Ann"),
        ("  Ann \u00a0 Mary\n", "Ann Mary"),
        ("", None),
        ("   ", None),
        (None, None),
        ("This information is to be  kept confidential", None),
        ("THIS INFORMATION IS TO BE KEPT CONFIDENTIAL", None),
    ],
)
def test_text_is_tidied_and_masked_text_is_nothing(notes: CaseNotes, value: Any, text: str | None) -> None:
    assert notes.text({"name": value}, "name") == text
    assert notes.notes == []


@pytest.mark.parametrize("value", [1, 1.5, True, [], {}])
def test_what_is_not_text_is_put_aside_with_a_finding(notes: CaseNotes, value: Any) -> None:
    assert notes.text({"name": value}, "name", ("caseData", "children", 2)) is None
    assert said(notes) == [("$.cases[4].caseData.children[2].name", "text_not_text", False)]


@pytest.mark.parametrize(("value", "key"), [(12, "12"), ("12", "12"), (" a ", "a"), ("", None), (None, None)])
def test_a_key_is_a_number_or_text(notes: CaseNotes, value: Any, key: str | None) -> None:
    assert notes.key({"id": value}, "id") == key
    assert notes.notes == []


@pytest.mark.parametrize("value", [True, 1.0, [1], {}])
def test_anything_else_is_no_key(notes: CaseNotes, value: Any) -> None:
    assert notes.key({"id": value}, "id") is None
    assert said(notes) == [("$.cases[4].id", "text_not_text", False)]


@pytest.mark.parametrize("value", [None, ""])
def test_no_date_is_no_fault(notes: CaseNotes, value: Any) -> None:
    assert notes.moment({"on": value}, "on") is None
    assert notes.notes == []


def test_a_date_is_read_and_a_wrong_one_noted(notes: CaseNotes) -> None:
    moment = notes.moment({"on": "2024-01-20"}, "on")
    assert moment is not None
    assert moment.day == date(2024, 1, 20)
    assert notes.moment({"on": "2024-02-31"}, "on", ("caseData",)) is None
    assert said(notes) == [("$.cases[4].caseData.on", "date_not_real", False)]


def test_a_code_is_read_in_any_case_and_an_unknown_one_is_other(notes: CaseNotes) -> None:
    codes = {"boy": "male"}
    assert notes.code({"sex": "BOY"}, "sex", codes=codes) == "male"
    assert notes.code({}, "sex", codes=codes) is None
    assert notes.code({"sex": "?"}, "sex", codes=codes, rule="state_not_known") == "other"
    assert said(notes) == [("$.cases[4].sex", "state_not_known", False)]


@pytest.mark.parametrize("key", ["postcode", "postCode", "PostCode"])
def test_a_postcode_stands_under_three_spellings(notes: CaseNotes, key: str) -> None:
    assert notes.postcode({key: "ls14ap"}) == "LS1 4AP"
    assert notes.postcode({key: "nowhere"}, ("address",)) is None
    assert said(notes) == [(f"$.cases[4].address.{key}", "postcode_not_read", False)]
    assert notes.postcode({}) is None


def test_lists_and_parts_of_another_kind_are_put_aside(notes: CaseNotes) -> None:
    assert notes.list({"a": [1]}, "a") == [1]
    assert notes.list({"a": 1}, "a") == []
    assert notes.part({"a": {"b": 1}}, "a") == {"b": 1}
    assert notes.part({"a": []}, "a") == {}
    assert notes.list({}, "a") == []
    assert notes.part({}, "a") == {}
    assert [rule for _, rule, _ in said(notes)] == ["list_not_list", "part_not_object"]


def test_elements_are_flat_or_wrapped_and_all_are_counted(notes: CaseNotes) -> None:
    data = {
        "hearings": {"list": [{"id": 7, "a": 1}, {"id": " x ", "value": {"a": 2}}, {"id": "y", "value": None}, 5, None]}
    }
    first, second = notes.elements(data, ("hearings", "list"))
    assert (first.element_id, first.value, first.at) == ("7", {"id": 7, "a": 1}, ("caseData", "hearings", "list", 0))
    assert (second.element_id, second.value, second.at[-1]) == ("x", {"a": 2}, "value")
    assert (notes.read, notes.refused) == (6, 3)
    assert said(notes) == [
        ("$.cases[4].caseData.hearings.list[2]", "element_without_value", True),
        ("$.cases[4].caseData.hearings.list[3]", "element_not_object", True),
        ("$.cases[4].caseData.hearings.list[4]", "element_not_object", True),
    ]


@pytest.mark.parametrize("data", [{}, {"list": None}, {"list": []}])
def test_a_list_that_is_not_there_counts_nothing(notes: CaseNotes, data: dict[str, Any]) -> None:
    assert notes.elements(data, ("list",)) == []
    assert (notes.read, notes.notes) == (1, [])


def test_an_element_is_refused_once_at_its_own_place(notes: CaseNotes) -> None:
    (element,) = notes.elements({"list": [{"id": "x", "value": {}}]}, ("list",))
    notes.refuse_element("element_twice", element)
    notes.refuse_element("hearing_day_missing", element)
    assert said(notes) == [("$.cases[4].caseData.list[0]", "element_twice", True)]


def test_a_refused_case_refuses_every_element_that_was_not_refused_before(notes: CaseNotes) -> None:
    notes.elements({"list": [{}, 5]}, ("list",))
    notes.refuse_case("case_id_missing")
    assert (notes.read, notes.refused) == (3, 3)
    assert {(place, rule) for place, rule, _ in said(notes)} == {
        ("$.cases[4]", "case_id_missing"),
        ("$.cases[4].caseData.list[0]", "parent_refused"),
        ("$.cases[4].caseData.list[1]", "element_not_object"),
    }


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        *((True, True), (False, False), ("Yes", True), ("yes", True), ("YES", True), ("No", False), ("NO", False)),
        *(("dontKnow", None), ("Don't know", None), ("DONT_KNOW", None), ("IDontKnow", None), (None, None), ("", None)),
    ],
)
def test_yes_and_no_in_every_spelling(notes: CaseNotes, value: Any, answer: bool | None) -> None:
    assert notes.answer({"x": value}, "x", ("caseData",)) is answer
    assert said(notes) == []


@pytest.mark.parametrize("value", ["perhaps", 7])
def test_an_answer_that_is_none_is_noted(notes: CaseNotes, value: Any) -> None:
    assert notes.answer({"x": value}, "x", ("caseData",)) is None
    assert [(place, refusal) for place, _, refusal in said(notes)] == [("$.cases[4].caseData.x", False)]


def test_a_list_of_which_nothing_is_read_is_counted_and_its_faults_are_told(notes: CaseNotes) -> None:
    notes.count_elements({"list": [{"id": "a"}, {"id": "b", "value": {}}]}, ("list",))
    notes.count_elements({"other": [{}, 5, {"value": 3}]}, ("other",))
    notes.count_elements({}, ("none",))
    assert (notes.read, notes.refused) == (6, 2)
    assert said(notes) == [
        ("$.cases[4].caseData.other[1]", "element_not_object", True),
        ("$.cases[4].caseData.other[2]", "element_without_value", True),
    ]


@pytest.mark.parametrize("given", [{"list": 7}, {"list": ""}, {"list": {}}])
def test_what_stands_in_place_of_a_list_that_is_only_counted_is_told(notes: CaseNotes, given: dict[str, Any]) -> None:
    notes.count_elements(given, ("list",))
    assert (notes.read, said(notes)) == (1, [("$.cases[4].caseData.list", "list_not_list", False)])
