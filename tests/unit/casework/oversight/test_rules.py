"""Bands of waiting to the day, nobody looks at their own work, and inadequate work shows what is done at once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.children.states import final
from waypost.casework.children.words import NotAWord
from waypost.casework.oversight.rules import (
    TRANSITIONS,
    State,
    band_of,
    begins_before,
    check_audit,
    check_confirm,
    check_progress,
    check_review,
    required_by,
    weeks_since,
)
from waypost.casework.oversight.words import grades, review_kinds, told

ON = date(2027, 4, 1)


@pytest.mark.parametrize(
    ("weeks", "band"), [(0, 0), (25, 0), (26, 26), (51, 26), (52, 52), (99, 52), (100, 100), (300, 100)]
)
def test_the_bands_of_waiting(weeks, band):
    assert band_of(weeks) == band


@given(days=st.integers(0, 1500), band=st.sampled_from([26, 52, 100]))
def test_the_list_and_the_band_agree_on_every_day(days, band):
    begun_on = ON - timedelta(days=days)
    assert (begun_on <= begins_before(band, ON)) == (weeks_since(begun_on, ON) >= band)


def test_nobody_reviews_or_audits_their_own_work():
    check_review("assessment_and_plan", "Go on.", held_on=ON, on=ON, works_for_child=False)
    check_audit("good_or_better", "", works_for_child=False)
    right = {"kind": "closure", "words": "x", "held_on": ON, "on": ON, "works_for_child": False}
    for wrong in (
        {"works_for_child": True},
        {"held_on": ON + timedelta(days=1)},
        {"words": " "},
    ):
        with pytest.raises(NotPossibleNow):
            check_review(**{**right, **wrong})
    with pytest.raises(NotPossibleNow):
        check_audit("good_or_better", "", works_for_child=True)
    with pytest.raises(NotAWord):
        check_review("tea", "x", held_on=ON, on=ON, works_for_child=False)
    with pytest.raises(NotAWord):
        check_audit("splendid", "", works_for_child=False)


def test_inadequate_work_shows_what_is_done_within_days():
    with pytest.raises(NotPossibleNow):
        check_audit("inadequate", " ", works_for_child=False)
    check_audit("inadequate", "See the child today.", works_for_child=False)
    assert required_by("inadequate", "See the child.", ON) == ON + timedelta(days=2)
    assert required_by("inadequate", "x", ON) < required_by("requires_improvement", "x", ON)
    assert required_by("good_or_better", "", ON) is None
    assert required_by("good_or_better", "Praise her.", ON) == required_by("requires_improvement", "x", ON)


def test_who_did_what_was_required_does_not_confirm_it():
    check_confirm(done_by=1, confirmer=2)
    with pytest.raises(NotPossibleNow):
        check_confirm(done_by=1, confirmer=1)


def test_progress_says_what_next_and_by_when():
    check_progress("judge", "court", "Ask for a date.", due_on=ON, on=ON)
    for blocker, owner, action, days, error in (
        ("fate", "court", "x", 0, NotAWord),
        ("judge", "nobody", "x", 0, NotAWord),
        ("judge", "court", " ", 0, NotPossibleNow),
        ("judge", "court", "x", -1, NotPossibleNow),
    ):
        with pytest.raises(error):
            check_progress(blocker, owner, action, due_on=ON + timedelta(days=days), on=ON)


def test_words_are_the_extracts_or_ours_unsigned():
    assert review_kinds() == ("assessment_and_plan", "closure", "other")
    assert grades() == ("good_or_better", "requires_improvement", "inadequate")
    assert set(told()["required_action"]) <= set(grades())
    assert told()["signed_off_by"] is None
    assert final(TRANSITIONS, State) == (State.NOTHING_REQUIRED, State.CONFIRMED)
