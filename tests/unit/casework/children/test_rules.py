"""What is possible now in a child's record."""

from __future__ import annotations

from datetime import date

import pytest

from waypost.casework.access.roles import Role
from waypost.casework.children.rules import (
    BACKGROUND,
    CLOSING_ITEMS,
    STATES,
    NotPossibleNow,
    SomebodySavedFirst,
    check_background,
    check_can_close,
    check_can_record_delay,
    check_can_say_open,
    check_can_write,
    check_closing_item,
    check_fresh,
    check_own_review,
    may_see_contact,
)


def test_a_stale_page_is_told_so():
    check_fresh(3, 3)
    with pytest.raises(SomebodySavedFirst):
        check_fresh(2, 3)


def test_a_closed_record_is_not_written_in():
    check_can_write(True)
    with pytest.raises(NotPossibleNow):
        check_can_write(False)


@pytest.mark.parametrize("left", CLOSING_ITEMS)
def test_each_thing_to_do_before_closing_holds_it_up(left):
    check_can_close(True, CLOSING_ITEMS)
    with pytest.raises(NotPossibleNow, match="1 of the 5"):
        check_can_close(True, [item for item in CLOSING_ITEMS if item != left])
    with pytest.raises(NotPossibleNow):
        check_can_close(False, CLOSING_ITEMS)


def test_a_reason_is_for_a_date_that_has_passed():
    check_can_record_delay(date(2027, 3, 1), date(2027, 3, 1))
    with pytest.raises(NotPossibleNow):
        check_can_record_delay(date(2027, 3, 2), date(2027, 3, 1))


def test_nobody_reviews_their_own():
    check_own_review(1, 2)
    with pytest.raises(NotPossibleNow):
        check_own_review(1, 1)


def test_words_that_are_not_in_the_lists():
    for subject in BACKGROUND:
        for state in STATES:
            check_background(subject, state)
    check_closing_item(CLOSING_ITEMS[0])
    for bad in (("police", "asked"), (BACKGROUND[0], "maybe")):
        with pytest.raises(NotPossibleNow):
            check_background(*bad)
    with pytest.raises(NotPossibleNow):
        check_closing_item("party")


@pytest.mark.parametrize("role", Role)
def test_who_sees_where_somebody_lives_who_keeps_it_confidential(role):
    sees = {
        "family_court_adviser", "childrens_guardian", "practice_supervisor", "service_manager", "screening_officer",
    }  # fmt: skip
    assert may_see_contact(role.value, True) is (role.value in sees)
    assert may_see_contact(role.value, False)


@pytest.mark.parametrize("role", Role)
def test_whoever_writes_shuts_and_a_manager_alone_opens(role):
    for was, becomes in ((False, True), (False, False), (True, True)):
        check_can_say_open(role.value, was, becomes)
    if role in (Role.PRACTICE_SUPERVISOR, Role.SERVICE_MANAGER):
        check_can_say_open(role.value, True, False)
    else:
        with pytest.raises(NotPossibleNow, match="only a manager"):
            check_can_say_open(role.value, True, False)
