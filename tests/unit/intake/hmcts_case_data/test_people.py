"""The people of a public-law case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pytest

from support.case_data import IVO, ZELDA, public_case, read_cases, rules
from waypost.intake.contract import Reading
from waypost.intake.hmcts_case_data.people import children_named


def reading(folder: Path, **data: Any) -> Reading:
    case = public_case()
    case["case_data"] |= data
    return read_cases(folder, case)


def test_a_child_is_keyed_by_its_element_and_a_refuge_has_no_postcode(tmp_path: Path) -> None:
    people = reading(tmp_path).people
    assert people.filter(role="child").select("person_key", "postcode").rows() == [(ZELDA, "LS1 4AP"), (IVO, None)]
    assert people.filter(role="mother").select("person_key", "forenames", "postcode").rows() == [("r-1", "Wilma", None)]
    others = people.filter(role="other").sort("surname")
    assert others.select("forenames", "surname").rows() == [("Joe van", "Zandle"), ("Ida", "Zwart")]


@pytest.mark.parametrize("address_known", ["LIVE_IN_REFUGE", "They are living in a refuge", "live_in_refuge"])
def test_a_refuge_by_code_or_by_label(tmp_path: Path, address_known: str) -> None:
    party = {"firstName": "Wilma", "addressKnowV2": address_known, "address": {"PostCode": "LS1 4AP"}}
    people = reading(tmp_path, respondents1=[{"id": "r", "value": {"party": party}}]).people
    assert people.filter(person_key="r")["postcode"].to_list() == [None]


def test_who_cannot_be_told(tmp_path: Path) -> None:
    children = [
        *public_case()["case_data"]["children1"],
        {"id": ZELDA, "value": {"party": {"firstName": "Again"}}},
        {"value": {"party": {}}},
        {"value": {"party": {"firstName": "Nameless", "dateOfBirth": "2090-01-01"}}},
    ]
    nobody = [{"id": "n", "value": {"party": {"relationshipToChild": "Father"}}}, {"value": {"party": {}}}]
    found = reading(tmp_path, children1=children, respondents1=nobody)
    assert {"element_twice", "person_without_name_or_birth", "person_id_missing", "party_without_name"} <= rules(found)
    assert "birth_too_late" in rules(found)
    assert found.people.filter(role="child").height == 3
    assert found.people.filter(role="father").height == 0


def test_one_person_under_two_headings_is_one(tmp_path: Path) -> None:
    twice = [{"id": "o-1", "value": {"name": "Ida Zwart"}}] * 2
    found = reading(tmp_path, others={"additionalOthers": twice})
    assert found.people.filter(person_key="o-1").height == 1
    assert rules(found) == set()


def test_a_case_that_names_no_child_is_found(tmp_path: Path) -> None:
    found = reading(tmp_path, children1=[])
    assert "children_missing" in rules(found)
    assert found.events.filter(pl.col("person_key").is_not_null()).is_empty()


def test_a_child_may_stand_without_its_party(tmp_path: Path) -> None:
    found = reading(tmp_path, children1=[{"id": "c", "value": {"firstName": "Zelda", "dateOfBirth": "2019-06-01"}}])
    assert found.people.filter(role="child").select("person_key", "forenames").rows() == [("c", "Zelda")]


def test_children_named_by_id() -> None:
    assert children_named(iter(["a", "b", "a"]), frozenset("abc")) == (("a", "b"), True)
    assert children_named(iter(["a", None]), frozenset("a")) == (("a",), False)
