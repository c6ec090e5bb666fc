"""Flags of confidentiality, found wherever they stand, and whose they are."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import orjson
import polars as pl
import pytest

from waypost.intake.confidences import Told, Whom, flags_in, read_confidences
from waypost.intake.contract import CONFIDENCES, PEOPLE, PROCEEDINGS, RECORDS, Reading, empty

AT = datetime(2026, 3, 1, tzinfo=UTC)
STATEMENT = {"source": "hmcts_case_data", "sender": None, "record_key": "1", "learnt_at": AT}


def reading(content: Any, *people: dict[str, Any], proceedings_key: str | None = "1") -> Reading:
    """Return a reading of one statement."""
    record = STATEMENT | {"file": "a.json", "position": "$", "read": orjson.dumps(content).decode()}
    case = dict.fromkeys(PROCEEDINGS) | STATEMENT | {"proceedings_key": proceedings_key}
    rows = [dict.fromkeys(PEOPLE) | STATEMENT | {"proceedings_key": "1", "role": "child"} | one for one in people]
    return Reading(
        source="hmcts_case_data",
        records=pl.DataFrame([record], schema=dict(RECORDS)),
        people=pl.DataFrame(rows, schema=dict(PEOPLE)) if rows else empty("people"),
        proceedings=pl.DataFrame([case], schema=dict(PROCEEDINGS)) if proceedings_key else empty("proceedings"),
        events=empty("events"),
        findings=empty("findings"),
    )


def told(content: Any, *people: dict[str, Any]) -> set[tuple[Any, ...]]:
    frame = read_confidences(reading(content, *people))
    assert frame.columns == list(CONFIDENCES)
    return set(frame.select("person_key", "reach", "covers", "mark", "told_by").iter_rows())


CHILD, MOTHER = {"person_key": "c-1"}, {"person_key": "m-1", "role": "mother", "forenames": "Ada", "surname": "Vale"}


def test_nothing_flagged_is_nothing_told():
    assert told({"children1": [{"id": "c-1", "value": {"party": {"isAddressConfidential": "No"}}}]}, CHILD) == set()


def test_a_flag_is_of_the_person_in_whose_part_it_stands():
    case = {
        "children1": [{"id": "c-1", "value": {"party": {"partyId": "x", "isAddressConfidential": "Yes"}}}],
        "respondents1": [{"id": "m-1", "value": {"party": {"hideTelephone": "Yes"}}}],
    }
    assert told(case, CHILD, MOTHER) == {
        ("c-1", "person", "home", "confidential_address", "isAddressConfidential"),
        ("m-1", "person", "contact", "confidential_contact", "hideTelephone"),
    }


def test_who_has_no_id_is_known_by_name_whatever_its_case_and_spaces():
    case = {"respondents": [{"firstName": "ADA ", "lastName": "vale", "contactDetailsHidden": True}]}
    marks = told(case, CHILD, MOTHER)
    assert {(key, covers) for key, _, covers, *_ in marks} == {("m-1", "home"), ("m-1", "contact")}


def test_a_refuge_told_in_words():
    case = {"children": [{"firstName": "Ada", "lastName": "Vale", "livingSituation": "Living in a refuge"}]}
    assert told(case, MOTHER) == {("m-1", "person", "home", "refuge", "livingSituation")}
    case = {"respondents1": [{"id": "m-1", "value": {"party": {"addressKnow": "LIVE_IN_REFUGE"}}}]}
    assert ("m-1", "person", "home", "refuge", "addressKnow") in told(case, CHILD, MOTHER)


def test_a_protected_carer_is_a_person_within_a_person():
    carer = {"firstName": "Ada", "lastName": "Vale", "isPersonIdentityConfidential": "Yes"}
    case = {
        "children": [
            {
                "id": "c-1",
                "value": {
                    "firstName": "Bo",
                    "lastName": "Vale",
                    "personWhoLivesWithChild": [
                        {"id": "z", "value": carer}
                    ],
                },
            }
        ]
    }  # fmt: skip
    assert told(case, CHILD, MOTHER) == {
        ("m-1", "person", "identity", "protected_carer", "isPersonIdentityConfidential")
    }


def test_a_relation_that_is_protected_speaks_of_child_and_carer():
    relation = {"id": "r", "value": {"childId": "c-1", "partyId": "m-1", "isChildLivesWithPersonConfidential": "Yes"}}
    marks = told({"childAndOtherPeopleRelations": [relation]}, CHILD, MOTHER)
    assert {(key, covers) for key, _, covers, *_ in marks} == {
        (key, covers) for key in ("c-1", "m-1") for covers in ("home", "identity")
    }


def test_whoever_stands_in_a_list_of_form_c8_is_flagged_by_it():
    listed = {"id": "m-1", "value": {"party": {"firstName": "Ada", "lastName": "Vale", "address": {"PostCode": "A"}}}}
    marks = told({"confidentialRespondents": [listed]}, CHILD, MOTHER)
    assert {(key, covers, flag) for key, _, covers, _, flag in marks} == {
        ("m-1", "home", "confidentialRespondents"),
        ("m-1", "contact", "confidentialRespondents"),
    }


def test_what_screens_show_instead_of_an_address_is_a_flag():
    masked = "This information is to be kept confidential"
    case = {"applicants": [{"id": "m-1", "value": {"address": {"AddressLine1": masked}, "email": masked, "x": masked}}]}
    assert told(case, CHILD, MOTHER) == {
        ("m-1", "person", "home", "confidential_address", "masked"),
        ("m-1", "person", "contact", "confidential_contact", "masked"),
    }


def test_a_flag_of_the_case_is_of_the_case():
    marks = told({"case_data": {"refugeCase": {"isRefugeCase": "Yes"}}}, CHILD)
    assert (None, "case", "home", "refuge", "isRefugeCase") in marks


def test_a_flag_that_fits_nobody_is_still_told():
    marks = told({"allParties": [{"id": "q", "value": {"isAddressConfidential": "Yes"}}]}, CHILD, MOTHER)
    assert marks == {(None, "somebody", "home", "confidential_address", "isAddressConfidential")}


def test_one_row_one_person():
    """A row of a table names its child by columns of its own."""
    assert told({"child_id": "CH1", "is_address_confidential": "yes"}, CHILD) == {
        ("c-1", "person", "home", "confidential_address", "is_address_confidential")
    }


def test_a_case_is_known_by_the_statement_or_by_its_people():
    case = {"children": [{"id": "c-1", "value": {"hideAddress": "Yes"}}]}
    known = read_confidences(reading(case, CHILD))
    of_person = read_confidences(reading(case, CHILD, proceedings_key=None))
    assert known["proceedings_key"].to_list() == of_person["proceedings_key"].to_list() == ["1"]
    assert known["learnt_at"].to_list() == [AT]


@pytest.mark.parametrize("content", [[], "text", 3, None, {"isAddressConfidential": {"Yes": "Yes"}}, [["Yes"]]])
def test_strange_shapes_tell_nothing(content):
    assert list(flags_in(content)) == []


def test_flags_are_found_at_any_depth():
    deep: Any = {"isRefugeCase": True}
    for _ in range(30):
        deep = {"more": [deep]}
    assert Told(Whom(), "case", "home", "refuge", "isRefugeCase") in set(flags_in(deep))


def test_a_day_of_birth_is_no_flag():
    assert read_confidences(reading({"a": date(2026, 1, 1).isoformat()}, CHILD)).is_empty()
