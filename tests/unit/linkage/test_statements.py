"""Statements collapsed to one row a key."""

from __future__ import annotations

from support.linkage_people import ANNA, at, born, child, people
from waypost.linkage.statements import collapse


def one(*statements):
    collapsed = collapse(people(*statements))
    assert collapsed.children.height == 1
    return collapsed.children.row(0, named=True)


def test_polls_of_one_key_are_one_row():
    row = one(*(child("cafcass", "k", learnt_at=at(f"2025-03-0{day}"), **ANNA) for day in (1, 2, 3)))
    assert row["record"] == 0
    assert row["surname"] == "Quillfeather"
    assert row["first_learnt_at"] == at("2025-03-01")


def test_the_later_statement_wins_whatever_the_order():
    early = child("cafcass", "k", learnt_at=at("2025-03-01"), forenames="Baby", surname="Able")
    late = child("cafcass", "k", learnt_at=at("2025-04-01"), forenames="Amelia", surname="Able")
    assert one(early, late)["forenames"] == one(late, early)["forenames"] == "Amelia"


def test_where_the_later_statement_is_silent_the_earlier_stands():
    early = child("cafcass", "k", learnt_at=at("2025-03-01"), postcode="ZZ9 1AB", born_on=born("2020-01-02"))
    late = child("cafcass", "k", learnt_at=at("2025-04-01"), postcode=None, born_on=born("2020-02-01"))
    row = one(early, late)
    assert (row["postcode"], row["born_on"]) == ("ZZ9 1AB", born("2020-02-01"))


def test_a_refusal_never_takes_the_place_of_a_group():
    told = child("cafcass", "k", learnt_at=at("2025-03-01"), ethnicity="asian_indian")
    refused = child("cafcass", "k", learnt_at=at("2025-04-01"), ethnicity="refused")
    asked_again = child("cafcass", "k", learnt_at=at("2025-05-01"), ethnicity="not_yet_obtained")
    assert one(told, refused)["ethnicity"] == "asian_indian"
    assert one(refused, asked_again)["ethnicity"] == "not_yet_obtained"


def test_an_unknown_moment_is_the_earliest_for_values():
    undated = child("cafcass", "k", surname="Old")
    dated = child("cafcass", "k", learnt_at=at("2025-03-01"), surname="New")
    assert one(dated, undated)["surname"] == "New"


def test_one_key_under_two_senders_is_two_people():
    frame = people(child("ssd", "1", sender="E08000031"), child("ssd", "1", sender="E08000032"))
    assert collapse(frame).children["sender"].to_list() == ["E08000031", "E08000032"]


def test_records_are_numbered_in_the_declared_order_of_sources():
    frame = people(child("ssd", "1", sender="E08000031"), child("cafcass", "9"), child("hmcts_public_law", "5/a"))
    assert collapse(frame).children["source"].to_list() == ["hmcts_public_law", "cafcass", "ssd"]


def test_memberships_span_first_and_last_telling_and_parents_are_kept_by_role():
    frame = people(
        child("cafcass", "k", proceedings_key="c1", learnt_at=at("2025-03-01")),
        child("cafcass", "k", proceedings_key="c1", learnt_at=at("2025-05-01")),
        child("cafcass", "k", proceedings_key="c2", learnt_at=at("2025-06-01")),
        child("cafcass", "party/1", role="mother", proceedings_key="c1", surname="Able"),
        child("cafcass", "party/2", role="other", proceedings_key="c1", surname="Baker"),
    )
    collapsed = collapse(frame)
    told = collapsed.memberships.select("record", "proceedings_key", "first_learnt_at", "last_learnt_at").rows()
    assert told == [
        (0, "c1", at("2025-03-01"), at("2025-05-01")),
        (0, "c2", at("2025-06-01"), at("2025-06-01")),
    ]
    assert collapsed.parents.select("role", "surname").rows() == [("mother", "Able")]


def test_nobody_is_no_rows():
    collapsed = collapse(people())
    assert collapsed.children.height == collapsed.memberships.height == collapsed.parents.height == 0
