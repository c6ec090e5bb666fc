"""Who is in a private-law case, who is whose parent, and where the children live."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from support.court_cases import private_case, read_cases, rules
from waypost.foundation.identifiers import nameless_person_key
from waypost.intake.contract import Reading

FEED = "hmcts_private_law"


def reading(folder: Path, **data: Any) -> Reading:
    """Read the hand-made case with changes to its data."""
    case = private_case()
    case["case_data"] |= data
    return read_cases(FEED, folder, case)


def roles(read: Reading) -> dict[str, str]:
    return dict(read.people.select("person_key", "role").rows())


def party(key: str | None = "party-1", **value: Any) -> dict[str, Any]:
    return {"id": key, "value": {"firstName": "Ruta", "lastName": "Quibbe"} | value}


def relation(**value: Any) -> dict[str, Any]:
    return {"id": "r", "value": value}


NO_RELATIONS: dict[str, Any] = {"childAndApplicantRelations": [], "childAndRespondentRelations": None}


def test_relations_of_both_shapes_name_the_parents(tmp_path: Path) -> None:
    read = reading(tmp_path)
    assert rules(read) == set()
    assert roles(read) == {
        "child-1": "child",
        "child-2": "child",
        "party-1": "mother",
        "party-2": "father",
        "party-3": "other",
    }


@pytest.mark.parametrize(
    ("applicants", "children", "role"),
    [
        ([party(relationshipToChildren="Father")], [], "father"),
        ([party(otherPersonRelationshipToChildren=["Mother"])], [], "mother"),
        ([party(otherPersonRelationshipToChildren=[{"id": "1", "value": "Mother"}, 7])], [], "mother"),
        ([party(relationshipToChild=[{"value": {"personRelationshipToChild": "mum"}}, {"value": {}}])], [], "mother"),
        ([party(relationshipToChildren="Aunt")], [], "other"),
        ([party()], ["father"], "father"),
        ([party()], ["father", "mother"], "other"),
        ([party(), party("party-9")], ["father"], "other"),  # which of the two nothing says
    ],
)
def test_without_relations_words_elsewhere_name_the_parent(
    tmp_path: Path, applicants: list[Any], children: list[str], role: str
) -> None:
    kids = [
        {"id": f"child-{n}", "value": {"firstName": "Nell", "applicantsRelationshipToChild": words}}
        for n, words in enumerate(children)
    ] or [{"id": "child-1", "value": {"firstName": "Nell"}}]
    assert roles(reading(tmp_path, applicants=applicants, children=kids, **NO_RELATIONS))["party-1"] == role


def test_a_relation_outweighs_other_words(tmp_path: Path) -> None:
    read = reading(tmp_path, applicants=[party(relationshipToChildren="Father")])
    assert roles(read)["party-1"] == "mother"


def test_relations_that_disagree_name_nobody(tmp_path: Path) -> None:
    given = [relation(partyId="party-1", relationType=words) for words in ("mother", "father")]
    assert roles(reading(tmp_path, childAndApplicantRelations=given))["party-1"] == "other"


HOMES = [
    # where the child's own element says that the child lives, relations, postcode
    ({"partyId": "party-1"}, [], "LS2 7UE"),
    ({"id": "x", "value": {"partyId": "party-1"}}, [], "LS2 7UE"),
    ({"partyId": "party-1", "childAddress": {"PostCode": "ls9 9aa"}}, [], "LS9 9AA"),
    (None, [relation(childId="child-1", partyId="party-1", childLivesWith="YES")], "LS2 7UE"),
    (None, [relation(childId="child-1", applicantId="party-1", childLivesWith="Yes")], "LS2 7UE"),
    (None, [relation(childId="child-1", partyId="party-1", childLivesWith="No")], None),
    ({"partyId": "nobody"}, [], None),
    (None, [], None),
]


@pytest.mark.parametrize(("home", "relations", "postcode"), HOMES)
def test_the_postcode_of_a_child(tmp_path: Path, home: Any, relations: list[Any], postcode: str | None) -> None:
    child = {"id": "child-1", "value": {"firstName": "Nell", "whoDoesTheChildLiveWith": home}}
    read = reading(tmp_path, children=[child], childAndApplicantRelations=relations)
    assert read.people.filter(pl.col("role") == "child")["postcode"].to_list() == [postcode]


def test_people_without_an_id_are_known_by_name_and_birth(tmp_path: Path) -> None:
    read = reading(tmp_path, applicants=[{"value": {"firstName": "Ruta", "dateOfBirth": "1990-10-10"}}])
    assert nameless_person_key("1673970714366224", "Ruta", None, date(1990, 10, 10)) in roles(read)
    assert rules(read) == {"person_id_missing"}


def test_a_person_whom_nothing_names_is_refused(tmp_path: Path) -> None:
    read = reading(tmp_path, respondents=[{"value": {"gender": "male"}}])
    assert read.findings.select("position", "rule", "is_refusal").rows() == [
        ("$.cases[0].case_data.respondents[0]", "person_without_name_or_birth", True)
    ]


def test_an_id_that_stands_twice_in_a_list_is_refused_the_second_time(tmp_path: Path) -> None:
    read = reading(tmp_path, respondents=[party("party-2"), party("party-2")])
    assert rules(read) == {"element_twice"}
    assert [count.refused for count in read.files] == [1]


def test_a_person_under_two_headings_is_one(tmp_path: Path) -> None:
    read = reading(tmp_path, otherPeopleInTheCaseTable=[party("party-1")])
    assert rules(read) == set()
    assert read.people["person_key"].to_list() == ["child-1", "child-2", "party-1", "party-2"]


def test_a_party_without_a_name_is_counted_and_told_of_nobody(tmp_path: Path) -> None:
    read = reading(tmp_path, respondents=[party("party-2", firstName=None, lastName="")])
    assert rules(read) == {"party_without_name"}
    assert "party-2" not in roles(read)
    assert [count.refused for count in read.files] == [0]


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"dateOfBirth": "2028-01-01"}, "birth_too_late"),
        ({"gender": "unheard of"}, "code_not_known"),
        ({"whoDoesTheChildLiveWith": "home"}, "part_not_object"),
        ({"firstName": 7}, "text_not_text"),
    ],
)
def test_what_is_wrong_with_a_child_is_a_finding(tmp_path: Path, changes: dict[str, Any], rule: str) -> None:
    case = private_case()
    case["case_data"]["children"][0]["value"] |= changes
    read = read_cases(FEED, tmp_path, case)
    assert rules(read) == {rule}
    assert read.people.filter(pl.col("role") == "child").height == 2


def test_a_case_without_children_tells_of_its_parties_only(tmp_path: Path) -> None:
    read = reading(tmp_path, children=[])
    assert rules(read) == {"children_missing"}
    assert read.events.height == 0
    assert read.people.height == 3
