"""Safeguarding letters shared out: nobody dropped, nobody overburdened, own letters first, always the same answer."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waypost.casework.screening.sharing_out import Given, Waiting, parts, share_out

DAY = date(2026, 3, 4)
REGIONS = ("east", "north", "south", "west")
CAPACITY = st.dictionaries(st.sampled_from(REGIONS), st.integers(0, 9), min_size=1)
WRITTEN = st.dictionaries(st.sampled_from(REGIONS), st.integers(0, 12))
DUE = st.integers(0, 20).map(lambda days: DAY + timedelta(days=days))
LETTERS = st.lists(st.tuples(st.sampled_from(REGIONS), DUE), max_size=40).map(
    lambda told: [Waiting(f"L{n:02}", *one) for n, one in enumerate(told)]
)


def test_by_hand():
    letters = [Waiting(f"L{n}", "north", DAY + timedelta(days=n)) for n in range(4)] + [Waiting("L9", "south", DAY)]
    assert parts(5, {"north": 1, "south": 4}, {}) == {"north": 1, "south": 4}
    assert share_out(letters, {"north": 1, "south": 4}) == (
        Given("L0", "north", False, "its own region has room within its part"),
        Given("L9", "south", False, "its own region has room within its part"),
        Given("L1", "south", True, "its own region has more than its part"),
        Given("L2", "south", True, "its own region has more than its part"),
        Given("L3", "south", True, "its own region has more than its part"),
    )


def test_what_a_region_has_in_hand_counts():
    assert parts(4, {"north": 2, "south": 2}, {"north": 4}) == {"north": 0, "south": 4}


@pytest.mark.parametrize("capacity", [{}, {"north": 0}, {"north": 0, "south": 0}])
def test_where_nobody_can_write_every_letter_is_deferred_with_a_reason(capacity):
    (given,) = share_out([Waiting("L1", "north", DAY)], capacity)
    assert given == Given("L1", None, False, "no region can write letters now")


@given(letters=LETTERS, capacity=CAPACITY, written=WRITTEN)
def test_no_letter_is_dropped_and_no_region_overburdened(letters, capacity, written):
    given = share_out(letters, capacity, written)
    assert sorted(one.letter for one in given) == sorted(one.letter for one in letters)
    assert given == share_out(letters[::-1], capacity, written)
    able = [region for region, amount in capacity.items() if amount]
    if not able:
        return
    taken = Counter(one.region for one in given)
    assert set(taken) <= set(able)
    for busy in (region for region in able if taken[region]):
        for other in able:
            load = Fraction(written.get(busy, 0) + taken[busy], capacity[busy])
            assert load <= Fraction(written.get(other, 0) + taken[other] + 1, capacity[other])


@given(letters=LETTERS, capacity=CAPACITY)
def test_a_region_sends_none_away_that_it_has_room_for(letters, capacity):
    given = share_out(letters, capacity)
    home = {one.letter: one.region for one in letters}
    sent = {home[one.letter] for one in given if one.is_moved}
    took = {one.region for one in given if one.is_moved}
    assert not sent & took
    assert all(one.is_moved == (one.region != home[one.letter]) for one in given if one.region)
