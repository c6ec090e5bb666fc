"""What cannot be."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from support.linkage_people import ANNA, BORIS, at, born, child, people
from waypost.intake.contract import EVENTS, empty
from waypost.linkage.constraints import (
    SIDE_BY_SIDE,
    TWO_BIRTHS,
    TWO_KEYS,
    TWO_PLACEMENTS,
    WHY_NOT,
    are_one_slip_apart,
    gather_facts,
)
from waypost.linkage.statements import collapse


@pytest.mark.parametrize(
    ("born_on", "other", "may_be_one"),
    [
        (20160509, 20160509, True),
        (20160509, 0, True),
        (20160509, 20160905, True),  # day and month swapped
        (20160509, 20150509, True),  # another year
        (20160509, 20160609, True),  # another month
        (20160509, 20160517, True),  # another day
        (20160509, 20160101, True),  # 1 January for "some day that year"
        (20160509, 20150101, False),
        (20160509, 20150510, False),
        (20160509, 20160611, False),
        (20160509, 20150905, False),
    ],
)
def test_one_slip_explains_two_dates_and_no_more(born_on, other, may_be_one):
    one, two = np.array([born_on, other]), np.array([other, born_on])
    assert are_one_slip_apart(one, two).tolist() == [may_be_one, may_be_one]


def why_not(one, other, *, is_explicit=False, events=None):
    facts = gather_facts(collapse(people(one, other)), events)
    code = facts.against(np.array([0]), np.array([1]), is_explicit=np.array([is_explicit]))
    return WHY_NOT[code[0]]


def test_two_keys_of_one_sender_are_two_children():
    assert why_not(child("cafcass", "1", **ANNA), child("cafcass", "2", **ANNA)) == TWO_KEYS
    one, other = (child("ssd", "1", sender=sender, **ANNA) for sender in ("E08000035", "E06000014"))
    assert why_not(one, other) is None


def in_case(key, case, learnt, facts, source="hmcts_public_law"):
    return child(source, key, proceedings_key=case, learnt_at=learnt and at(learnt), **facts)


def test_children_side_by_side_in_one_case_are_two():
    one, other = (in_case(key, "1", "2025-03-01", facts) for key, facts in (("1/a", ANNA), ("1/b", BORIS)))
    assert why_not(one, other) == SIDE_BY_SIDE
    undated = (in_case("1/a", "1", None, ANNA), in_case("1/b", "1", "2025-03-01", BORIS))
    assert why_not(*undated) == SIDE_BY_SIDE


def test_a_key_that_ends_as_another_begins_may_be_a_name_put_right():
    baby, named = (
        in_case("1/a", "1", "2025-03-01", ANNA | {"forenames": "Baby"}),
        in_case("1/b", "1", "2025-04-01", ANNA),
    )
    assert why_not(baby, named) is None


def test_one_child_has_a_new_key_in_every_case_of_a_court():
    assert why_not(in_case("1/a", "1", "2025-03-01", ANNA), in_case("2/a", "2", "2025-03-01", ANNA)) is None


def test_the_same_case_number_in_another_law_is_another_case():
    private = in_case("x", "1", "2025-03-01", ANNA, source="hmcts_private_law")
    assert why_not(in_case("1/a", "1", "2025-03-01", ANNA), private) is None


def test_two_birth_dates_are_two_children_unless_an_official_key_says_otherwise():
    one, other = child("cafcass", "1", born_on=born("2016-05-09")), child("ssd", "1", born_on=born("2012-11-23"))
    assert why_not(one, other) == TWO_BIRTHS
    assert why_not(one, other, is_explicit=True) is None


def in_care(sender, key, *days, last=None):
    """Placements of a child of an authority that began on `days`, the last one ended."""
    told = [("placement_started", day) for day in days] + ([("care_ended", last)] if last else [])
    rows = [
        {"source": "ssda903", "sender": sender, "person_key": key, "kind": kind, "happened_on": born(day)}
        for kind, day in told
    ]
    return pl.concat([empty("events"), pl.DataFrame(rows, schema=dict(EVENTS))])


@pytest.mark.parametrize(
    ("there", "reason"),
    [
        (("2020-03-01", "2020-09-01"), TWO_PLACEMENTS),
        (("2020-06-30", "2020-09-01"), None),  # the day on which the first authority's care ended
        (("2020-06-29",), None),  # began before it ended, but nothing says that it went on
    ],
)
def test_two_authorities_do_not_have_one_child_in_care_on_the_same_days(there, reason):
    one, other = (child("ssda903", "1", sender=sender, born_on=born("2016-05-09")) for sender in ("E1", "E2"))
    events = pl.concat([in_care("E1", "1", "2020-01-01", last="2020-06-30"), in_care("E2", "1", *there)])
    assert why_not(one, other, events=events) == reason
    alone = child("ssd", "1", sender="E1", born_on=born("2016-05-09"))
    assert why_not(alone, other, events=events) is None
