"""Sums of a pool add up, whatever is entered; more than is left is never used."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.strategy.what_works.sums import (
    EntryFacts,
    Sums,
    check_can_put_right,
    check_can_use,
    sums_of,
)

NAMES = st.sampled_from(["A", "B", ""])
ENTRIES = st.lists(
    st.builds(
        EntryFacts, st.sampled_from(["has", "used"]), st.decimals(-99, 99, places=2), NAMES, NAMES
    )
)  # fmt: skip


@given(ENTRIES)
def test_parts_add_up_to_the_whole(entries):
    told = sums_of(entries)
    assert sum(amount for _, amount in told.given_by) == told.given
    assert sum(amount for _, amount in told.used_by) == told.used
    assert told.left == told.given - told.used


def test_sums_that_do_not_add_up_are_none():
    with pytest.raises(ValueError, match="add up"):
        Sums(Decimal(2), Decimal(0), (("A", Decimal(1)),), (("A", Decimal(2)),), ())


def test_no_more_is_used_or_taken_away_than_is_left():
    check_can_use(Decimal(2), Decimal(2))
    with pytest.raises(NotPossibleNow):
        check_can_use(Decimal("2.01"), Decimal(2))
    free = {"is_undone": False, "undoes": False}
    check_can_put_right("has", Decimal(2), **free, left=Decimal(2))
    check_can_put_right("used", Decimal(5), **free, left=Decimal(0))
    for told in ({"is_undone": True, "undoes": False}, {"is_undone": False, "undoes": True}):
        with pytest.raises(NotPossibleNow):
            check_can_put_right("used", Decimal(1), **told, left=Decimal(2))
    with pytest.raises(NotPossibleNow):
        check_can_put_right("has", Decimal(3), **free, left=Decimal(2))
