"""One child in one case, told by the court's feed and by its case data."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from support import case_data, court_cases
from support.linkage_people import ANNA, BORIS, child, people
from waypost.linkage.link import link
from waypost.linkage.statements import collapse
from waypost.linkage.told_twice import SAME_COURT_ID, SAME_IN_CASE, links_in_one_case

FEED, DATA, PRIVATE = "hmcts_public_law", "hmcts_case_data", "hmcts_private_law"


def linked(*statements: dict) -> list[tuple[str, str, str]]:
    collapsed = collapse(people(*statements))
    keys = collapsed.children.select(pl.format("{}/{}", "source", "person_key")).to_series().to_list()
    return [(keys[left], keys[right], reason) for left, right, reason in links_in_one_case(collapsed).rows()]


def test_the_same_names_and_birth_in_the_same_case() -> None:
    feed = child(FEED, "17/x", proceedings_key="17", **ANNA)
    data = child(DATA, "uuid", proceedings_key="17", **ANNA | {"forenames": "ANNABEL  Rose", "postcode": None})
    assert linked(feed, data) == [(f"{FEED}/17/x", f"{DATA}/uuid", SAME_IN_CASE)]


def test_a_child_not_yet_named_and_born_is_joined_where_it_stands_alone() -> None:
    baby = {"forenames": "Baby", "surname": "Quillfeather"}
    assert (
        len(linked(child(FEED, "x", proceedings_key="17", **baby), child(DATA, "y", proceedings_key="17", **baby))) == 1
    )


@pytest.mark.parametrize(
    "other",
    [
        {"proceedings_key": "18"},
        {"proceedings_key": None},
        {"forenames": "Another"},
        {"born_on": None},
    ],
)
def test_and_nothing_less_does(other: dict) -> None:
    feed = child(FEED, "17/x", proceedings_key="17", **ANNA)
    assert linked(feed, child(DATA, "uuid", **{"proceedings_key": "17", **ANNA, **other})) == []


def test_twins_whom_names_do_not_tell_apart_are_left_to_the_evidence() -> None:
    twins = [child(FEED, key, proceedings_key="17", **ANNA) for key in ("x", "x/2")]
    assert linked(*twins, child(DATA, "uuid", proceedings_key="17", **ANNA)) == []


def test_private_law_shares_the_courts_own_id_whatever_the_names() -> None:
    feed = child(PRIVATE, "uuid", proceedings_key="19", **ANNA)
    data = child(DATA, "uuid", proceedings_key="19", **ANNA | {"forenames": "Anna"})
    assert linked(feed, data) == [(f"{PRIVATE}/uuid", f"{DATA}/uuid", SAME_COURT_ID)]


def test_children_of_one_source_and_of_cafcass_are_not_looked_at() -> None:
    assert linked(child(FEED, "x", proceedings_key="17", **ANNA), child(FEED, "y", proceedings_key="17", **BORIS)) == []
    assert (
        linked(child(FEED, "x", proceedings_key="17", **ANNA), child("cafcass", "y", proceedings_key="17", **ANNA))
        == []
    )


@pytest.mark.parametrize(("feed", "law"), [(FEED, "public"), (PRIVATE, "private")])
def test_the_children_of_a_feed_and_of_its_case_data_are_one_child_each(tmp_path: Path, feed: str, law: str) -> None:
    (tmp_path / "feed").mkdir()
    one = court_cases.read_cases(feed, tmp_path / "feed", court_cases.case_of(feed))
    case = case_data.public_case() if law == "public" else case_data.private_case()
    other = case_data.read_cases(tmp_path, case)
    found = link(pl.concat([one.people, other.people]), proceedings=pl.concat([one.proceedings, other.proceedings]))
    assert found.children.height == 2
    assert set(found.children["identity"]) == {"confirmed"}
    assert set(found.links.filter("accepted")["reason"]) >= {SAME_IN_CASE if law == "public" else SAME_COURT_ID}
