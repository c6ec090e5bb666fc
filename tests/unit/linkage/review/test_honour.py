"""Linkage honours decisions: the truth table of what makes an identity confirmed, and what no likeness joins again."""

from __future__ import annotations

import polars as pl
import pytest

from support.identities import decisions
from support.linkage_people import ANNA, BORIS, CLARA, child, people
from waypost.linkage.link import link
from waypost.linkage.review.honour import DECIDED_APART, settle
from waypost.linkage.statements import collapse

UPN = {"upn": "A123456789012"}
COURT = child("hmcts_public_law", "5/a", proceedings_key="5", **ANNA)
CAFCASS = child("cafcass", "9", **ANNA)
AUTHORITY = child("ssd", "1", sender="E08000035", **ANNA, **UPN)
RETURN = child("cin", "77", sender="E08000035", born_on=ANNA["born_on"], sex="female", **UPN)
STRANGER = child("ssd", "4", sender="E08000035", **CLARA)
TWIN = child("cafcass", "10", **BORIS)


def identity(found, key):
    name = dict(found.identities.select("person_key", "child_id").iter_rows())[key]
    return dict(found.children.select("child_id", "identity").iter_rows())[name]


def are_one(found, *keys):
    names = dict(found.identities.select("person_key", "child_id").iter_rows())
    return len({names[key] for key in keys}) == 1


# Records | decisions | one child? | identity of the first: what makes an identity confirmed
CONFIRMED = [
    ("one record", [CAFCASS], [], ["9"], "statistical"),
    ("likeness alone", [CAFCASS, COURT], [], ["9", "5/a"], "statistical"),
    ("a shared official key", [AUTHORITY, RETURN], [], ["1", "77"], "confirmed"),
    ("two people's decision", [CAFCASS, COURT], [("9", "5/a", "same")], ["9", "5/a"], "confirmed"),
    ("a decision against all likeness", [CAFCASS, STRANGER], [("9", "4", "same")], ["9", "4"], "confirmed"),
    ("a key and a decision", [CAFCASS, AUTHORITY, RETURN], [("9", "77", "same")], ["9", "1", "77"], "confirmed"),
    ("one decision, and another by likeness", [CAFCASS, COURT, AUTHORITY], [("9", "5/a", "same")],
     ["9", "5/a", "1"], "statistical"),
    ("every link decided", [CAFCASS, COURT, AUTHORITY], [("9", "5/a", "same"), ("9", "1", "same")],
     ["9", "5/a", "1"], "confirmed"),
    ("decided that it cannot be told", [CAFCASS, COURT], [("9", "5/a", "cannot_tell")], ["9", "5/a"], "statistical"),
    ("two keys of one sender, decided to be one", [CAFCASS, TWIN], [("9", "10", "same")], ["9", "10"], "confirmed"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("meaning", "told", "decided", "together", "strength"), CONFIRMED, ids=[r[0] for r in CONFIRMED]
)
def test_what_makes_an_identity_confirmed(meaning, told, decided, together, strength):
    found = link(people(*told), decisions=decisions(*told, pairs=decided))
    assert are_one(found, *together)
    assert identity(found, together[0]) == strength


APART = [
    ("by likeness", [CAFCASS, COURT], [("9", "5/a", "different")]),
    ("by an official key", [AUTHORITY, RETURN], [("1", "77", "different")]),
    ("by a third that is like both", [CAFCASS, COURT, AUTHORITY], [("9", "5/a", "different")]),
]


@pytest.mark.parametrize(("meaning", "told", "decided"), APART, ids=[row[0] for row in APART])
def test_what_people_decided_apart_is_never_joined(meaning, told, decided):
    found = link(people(*told), decisions=decisions(*told, pairs=decided))
    assert not are_one(found, *decided[0][:2])
    assert link(people(*told)).children.height < found.children.height
    assert DECIDED_APART in set(found.links["verdict"])


def test_where_decisions_contradict_each_other_what_keeps_apart_stands():
    told = [CAFCASS, COURT, AUTHORITY, STRANGER]
    pairs = [("9", "5/a", "same"), ("5/a", "1", "same"), ("9", "1", "different"), ("1", "4", "different")]
    frame = decisions(*told, pairs=pairs)
    found = settle(frame, collapse(people(*told)).children)
    names = dict(zip((pair[:2] for pair in pairs), frame["pair_id"], strict=True))
    assert set(found.contradicted) == {names[pair] for pair in list(names)[:3]}
    assert found.same == ()
    assert len(found.different) == 2
    linked = link(people(*told), decisions=frame)
    assert not are_one(linked, "9", "1")
    assert "decided" not in set(linked.links["kind"])


def test_a_decision_on_a_record_that_is_not_there_waits():
    frame = decisions(CAFCASS, COURT, pairs=[("9", "5/a", "same")])
    found = settle(frame, collapse(people(CAFCASS)).children)
    assert found.without_records == tuple(frame["pair_id"])
    assert link(people(CAFCASS), decisions=frame).children.height == 1


def test_a_twin_of_the_one_record_is_a_twin_of_the_other():
    """Both keys are decided to be one child; the authority still has two keys for that child and another."""
    told = [AUTHORITY, CAFCASS, STRANGER]
    found = link(people(*told), decisions=decisions(*told, pairs=[("9", "1", "same"), ("9", "4", "different")]))
    assert are_one(found, "9", "1")
    assert not are_one(found, "9", "4")


def test_the_order_of_decisions_does_not_matter():
    told = [CAFCASS, COURT, AUTHORITY, STRANGER]
    frame = decisions(*told, pairs=[("9", "5/a", "same"), ("5/a", "1", "different"), ("1", "4", "same")])
    one, other = (link(people(*told), decisions=each) for each in (frame, frame.reverse()))
    assert one.identities.equals(other.identities)
    assert one.links.equals(other.links)
    assert isinstance(one.links, pl.DataFrame)
