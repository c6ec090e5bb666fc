"""From flags to children: by themselves, by whom they live with, by their case."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import polars as pl

from waypost.intake.contract import CONFIDENCES, PEOPLE
from waypost.journeys.linked import CONFIDENCES as LINKED
from waypost.pipeline.confidences import (
    ANOTHER_AGENCY,
    OF_THE_CASE,
    SHARES_HOME,
    gather_confidences,
    link_confidences,
    link_releases,
    of_another_record,
)

AT = datetime(2026, 3, 1, tzinfo=UTC)
COURT = {"source": "hmcts_case_data", "sender": None, "proceedings_key": "1"}
CASES = pl.DataFrame([COURT | {"proceedings_id": "P-1"}], schema_overrides={"sender": pl.String})
IDENTITIES = pl.DataFrame(
    [
        ("hmcts_case_data", None, "c-1", "C-1"),
        ("hmcts_case_data", None, "c-2", "C-2"),
        ("cafcass", None, "CH1", "C-1"),
        ("ssd", "E08000031", "77", "C-2"),
    ],
    schema={"source": pl.String, "sender": pl.String, "person_key": pl.String, "child_id": pl.String},
    orient="row",
)


def told(**given: Any) -> dict[str, Any]:
    standing = {"record_key": "1", "learnt_at": AT, "reach": "person", "covers": "home"}
    return (
        dict.fromkeys(CONFIDENCES)
        | COURT
        | standing
        | {"mark": "confidential_address", "told_by": "hideAddress"}
        | given
    )


def person(key: str, postcode: str | None = None, **given: Any) -> dict[str, Any]:
    return dict.fromkeys(PEOPLE) | COURT | {"person_key": key, "postcode": postcode} | given


def linked(flags: list[dict[str, Any]], people: list[dict[str, Any]]) -> set[tuple[Any, ...]]:
    frame = link_confidences(
        pl.DataFrame(flags, schema=dict(CONFIDENCES)), pl.DataFrame(people, schema=dict(PEOPLE)), IDENTITIES, CASES
    )
    assert frame.columns == list(LINKED)
    return set(frame.select("child_id", "person_key", "mark", "told_by").iter_rows())


def test_nothing_told_is_nothing_held():
    assert linked([], [person("c-1")]) == set()
    assert gather_confidences([]).columns == list(CONFIDENCES)


def test_a_flag_on_a_child_is_the_childs_whichever_agency_tells_it():
    flags = [told(source="cafcass", person_key="CH1", proceedings_key=None)]
    assert linked(flags, []) == {("C-1", "CH1", "confidential_address", "hideAddress")}


def test_an_adults_flag_is_kept_and_raises_the_children_at_that_postcode():
    people = [person("m-1", "AB1 2CD"), person("c-1", "AB1 2CD"), person("c-2", "ZZ9 9ZZ")]
    assert linked([told(person_key="m-1")], people) == {
        (None, "m-1", "confidential_address", "hideAddress"),
        ("C-1", None, "confidential_address", SHARES_HOME),
    }


def test_a_postcode_that_another_agency_knows_counts():
    """The court says nothing of the child's home; the authority knows the child at the flagged parent's postcode."""
    of_authority = person("77", "AB1 2CD", source="ssd", sender="E08000031", proceedings_key=None)
    people = [person("m-1", "AB1 2CD"), person("c-2"), of_authority]
    assert ("C-2", None, "confidential_address", SHARES_HOME) in linked([told(person_key="m-1")], people)


def test_a_refuge_without_a_postcode_raises_the_children_of_whose_home_the_case_says_nothing():
    people = [person("m-1"), person("c-1"), person("c-2", "ZZ9 9ZZ")]
    assert linked([told(person_key="m-1", mark="refuge")], people) == {
        (None, "m-1", "refuge", "hideAddress"),
        ("C-1", None, "refuge", SHARES_HOME),
    }
    assert linked([told(person_key="m-1")], people) == {(None, "m-1", "confidential_address", "hideAddress")}


def test_somebody_whom_nobody_can_name_raises_them_too():
    people = [person("c-1"), person("c-2", "ZZ9 9ZZ")]
    assert linked([told(reach="somebody")], people) == {("C-1", None, "confidential_address", SHARES_HOME)}


def test_brothers_and_sisters_at_one_postcode_share_a_mark():
    people = [person("c-1", "AB1 2CD"), person("c-2", "AB1 2CD")]
    held = linked([told(person_key="c-1", mark="refuge")], people)
    assert ("C-2", None, "refuge", SHARES_HOME) in held


def test_a_telephone_is_not_shared_with_a_home():
    people = [person("m-1", "AB1 2CD"), person("c-1", "AB1 2CD")]
    flags = [told(person_key="m-1", covers="contact", mark="confidential_contact")]
    assert linked(flags, people) == {(None, "m-1", "confidential_contact", "hideAddress")}


def test_a_flag_on_a_case_is_of_every_child_in_it():
    held = linked([told(reach="case", mark="refuge")], [person("c-1", "AB1 2CD"), person("c-2")])
    assert held == {("C-1", None, "refuge", OF_THE_CASE), ("C-2", None, "refuge", OF_THE_CASE)}


def test_releases_find_their_child():
    decided = pl.DataFrame(
        [("cafcass", None, "CH1", "home", date(2026, 5, 1)), ("cafcass", None, "P9", "home", date(2026, 5, 1))],
        schema={
            "source": pl.String,
            "sender": pl.String,
            "person_key": pl.String,
            "covers": pl.String,
            "released_on": pl.Date,
        },
        orient="row",
    )
    assert link_releases(decided, IDENTITIES)["child_id"].to_list() == ["C-1", None]


def test_a_record_of_some_sources_keeps_what_others_say_is_confidential_and_not_who_they_are():
    """An agreement that bars a source for a purpose bars its facts; whoever it protects is protected still."""
    row = dict.fromkeys(LINKED) | {"covers": "home", "mark": "refuge", "told_by": "liveInRefuge", "learnt_at": AT}
    rows = [
        row | {"source": "cafcass", "person_key": "CH1", "child_id": "C-1"},
        row | {"source": "hmcts_case_data", "person_key": "c-1", "child_id": "C-1"},
        row | {"source": "hmcts_case_data", "person_key": "m-1", "child_id": None},
        row | {"source": "hmcts_case_data", "person_key": "c-9", "child_id": "C-9"},
        row | {"source": "cafcass", "person_key": "P1", "child_id": None},
    ]
    held = pl.DataFrame(rows, schema=dict(LINKED))
    own = pl.DataFrame({"source": ["cafcass"], "sender": [None]}, schema={"source": pl.String, "sender": pl.String})
    told = of_another_record(held, own.lazy(), pl.DataFrame({"child_id": ["C-1"]}))
    assert told.columns == list(LINKED)
    assert set(told.select("source", "person_key", "child_id", "mark", "told_by").iter_rows()) == {
        ("cafcass", "CH1", "C-1", "refuge", "liveInRefuge"),
        ("cafcass", "P1", None, "refuge", "liveInRefuge"),
        (ANOTHER_AGENCY, None, "C-1", "refuge", ANOTHER_AGENCY),
    }
