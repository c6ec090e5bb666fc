"""Nameless returns whose keys nobody shares."""

from __future__ import annotations

import polars as pl
import pytest

from support.linkage_people import ANNA, born, child, people, proceedings
from waypost.intake.contract import EVENTS, empty
from waypost.linkage.link import link
from waypost.linkage.nameless import KIND, SAME_DAY, SAME_FACTS, SAME_HOME

LEEDS, YORK = "E08000035", "E06000014"
FACTS = {"born_on": ANNA["born_on"], "sex": "female"}
NAMED = child("ssd", "1", sender=LEEDS, **ANNA | {"postcode": "ZZ9 1AB", "ethnicity": "white_british"})


def days(*told):
    rows = [
        {"source": source, "sender": sender, "person_key": key, "kind": kind, "happened_on": born(day)}
        for source, sender, key, kind, day in told
    ]
    return pl.concat([empty("events"), pl.DataFrame(rows, schema=dict(EVENTS))])


def found(*statements, events=None, cases=None):
    """Return reason and verdict of what joined the nameless, and the number of children."""
    linked = link(people(*statements), events=empty("events") if events is None else events, proceedings=cases)
    told = linked.links.filter(pl.col("kind") == KIND)
    return told.select("reason", "accepted").rows(), linked.children.height, linked


def returned(key="c1", sender=LEEDS, **facts):
    return child("ssda903", key, sender=sender, **FACTS | facts)


SAME = days(
    ("ssd", LEEDS, "1", "legal_status_started", "2020-03-01"),
    ("ssda903", LEEDS, "c1", "legal_status_started", "2020-03-01"),
)


def test_a_birth_date_of_the_authority_and_an_order_on_one_day_are_one_child():
    links, children, linked = found(NAMED, returned(), events=SAME)
    assert (links, children) == ([(SAME_DAY, True)], 1)
    assert linked.counts["nameless_links_by_circumstances"] == 1
    assert linked.children["identity"].to_list() == ["statistical"]


def test_a_birth_date_alone_is_not_enough():
    assert found(NAMED, returned())[:2] == ([], 2)


def test_the_home_postcode_is():
    assert found(NAMED, returned(postcode="ZZ9 1AB"))[:2] == ([(SAME_HOME, True)], 1)


def test_sex_and_ethnicity_are_among_those_whom_the_authority_lists():
    assert found(NAMED, returned(ethnicity="white_british"))[:2] == ([(SAME_FACTS, True)], 1)
    assert found(NAMED, returned(ethnicity="white_irish"))[:2] == ([], 2)
    elsewhere = child("cafcass", "9", proceedings_key="k", **ANNA | {"ethnicity": "white_british"})
    case = proceedings({"source": "cafcass", "proceedings_key": "k", "authority": LEEDS})
    assert found(elsewhere, returned(ethnicity="white_british"), cases=case)[:2] == ([], 2)


def test_a_child_of_the_courts_is_known_to_the_authority_of_the_case():
    known = child("cafcass", "9", proceedings_key="k", **ANNA)
    case = proceedings({"source": "cafcass", "proceedings_key": "k", "authority": LEEDS})
    events = days(
        ("cafcass", None, "9", "order_made", "2020-03-01"),
        ("ssda903", LEEDS, "c1", "legal_status_started", "2020-03-01"),
    )
    assert found(known, returned(), events=events, cases=case)[:2] == ([(SAME_DAY, True)], 1)
    assert found(known, returned(sender=YORK), events=events, cases=case)[:2] == ([], 2)


@pytest.mark.parametrize("facts", [{"sex": "male"}, {"born_on": born("2016-05-10")}, {"born_on": None}])
def test_another_sex_or_birth_date_is_another_child(facts):
    assert found(NAMED, returned(**facts), events=SAME)[:2] == ([], 2)


def test_two_children_alike_are_told_by_ethnicity_or_not_at_all():
    other = child("ssd", "2", sender=LEEDS, **ANNA | {"forenames": "Zenobia", "ethnicity": "black_caribbean"})
    both = pl.concat([SAME, days(("ssd", LEEDS, "2", "legal_status_started", "2020-03-01"))])
    assert found(NAMED, other, returned(), events=both)[0] == []
    links, children, linked = found(NAMED, other, returned(ethnicity="white_british"), events=both)
    assert (links, children) == ([(SAME_DAY, True)], 2)
    assert linked.identities.filter(pl.col("person_key").is_in(["1", "c1"]))["child_id"].n_unique() == 1


def test_two_returns_that_fit_one_child_join_nobody():
    twice = pl.concat([SAME, days(("ssda903", LEEDS, "c2", "legal_status_started", "2020-03-01"))])
    assert found(NAMED, returned(), returned("c2"), events=twice)[:2] == ([], 3)


def test_who_joined_by_a_key_is_left_alone():
    keyed = NAMED | {"authority_child_id": "1"}
    assert found(keyed, returned(authority_child_id="1"), events=SAME)[:2] == ([], 1)


def test_without_events_nothing_is_looked_for():
    assert link(people(NAMED, returned(postcode="ZZ9 1AB"))).children.height == 2
