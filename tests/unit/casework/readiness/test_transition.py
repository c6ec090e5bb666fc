"""Whom the changeover harms: each harm by itself, and nothing where nothing changed."""

from __future__ import annotations

from datetime import date

import pytest

from waypost.casework.readiness.transition import HARMS, Now, Then, harms

LIVE = date(2027, 4, 1)
THEN = Then(LIVE, "child_arrangements_programme", 7)


def now(practitioners=((7, date(2027, 1, 1)),), late=(), programme="child_arrangements_programme"):
    return Now(date(2027, 6, 1), programme, practitioners, late)


@pytest.mark.parametrize(
    ("then", "today", "found"),
    [
        (THEN, now(), ()),
        (THEN, now(practitioners=()), ("nobody_works_for_the_child",)),
        (THEN, now(practitioners=((8, date(2027, 4, 20)),)), ("another_practitioner",)),
        (THEN, now(practitioners=((8, date(2027, 4, 29)),)), ("another_practitioner",)),
        (THEN, now(practitioners=((8, date(2027, 4, 30)),)), ()),
        (THEN, now(practitioners=((8, date(2027, 3, 31)),)), ()),
        (THEN, now(practitioners=((7, date(2027, 1, 1)), (8, date(2027, 4, 20)))), ()),
        (Then(LIVE, "child_arrangements_programme", None), now(practitioners=((8, date(2027, 4, 20)),)), ()),
        (THEN, now(late=(LIVE,)), ("late_since",)),
        (THEN, now(late=(date(2027, 3, 31),)), ()),
        (THEN, now(programme="child_focused_court"), ("moved_to_the_new_programme",)),
    ],
)
def test_each_harm_by_itself(then, today, found):
    assert harms(then, today, changes_days=28) == found
    assert set(found) <= set(HARMS)
