"""The clock of the national panel runs from the day we knew, in working days, until the authority has notified."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from support.casework_people import AT, ON, a_child, a_user, acting, assign
from waypost.casework.access.acting import MayNot, NoSuchChild
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.rules import NotPossibleNow, SomebodySavedFirst
from waypost.casework.children.states import final
from waypost.casework.children.words import NotAWord
from waypost.casework.oversight.actions.notify import begin_notification, move_notification
from waypost.casework.oversight.notifying import TRANSITIONS, NotifyAct, State, check_known, check_move, ticking
from waypost.casework.oversight.queries.learning import open_notifications
from waypost.casework.oversight.queries.reviews import child_oversight

KNEW = date(2027, 3, 22)  # a Monday; Good Friday is the 26th, Easter Monday the 29th


@pytest.mark.parametrize(
    ("state", "notified_on", "on", "clock", "due_on", "late"),
    [
        (State.KNOWN, None, date(2027, 3, 23), "tell_authority", date(2027, 3, 23), 0),
        (State.KNOWN, None, date(2027, 3, 25), "tell_authority", date(2027, 3, 23), 2),
        (State.AUTHORITY_TOLD, None, date(2027, 3, 31), "notify_panel", date(2027, 3, 31), 0),
        (State.AUTHORITY_TOLD, None, date(2027, 4, 1), "notify_panel", date(2027, 3, 31), 1),
        (State.NOTIFIED, date(2027, 3, 31), date(2027, 4, 1), "rapid_review", date(2027, 4, 21), 0),
    ],
)
def test_the_clock_that_runs(state, notified_on, on, clock, due_on, late):
    told = ticking(state, known_on=KNEW, notified_on=notified_on, on=on)
    assert (told.clock, told.due_on, told.working_days_late) == (clock, due_on, late)


def test_no_clock_runs_when_nothing_is_waited_for():
    for state in (State.REVIEWED, State.NOT_NEEDED):
        assert ticking(state, known_on=KNEW, notified_on=KNEW, on=ON) is None
    assert final(TRANSITIONS, State) == (State.REVIEWED,)


def test_the_rules_of_a_notification():
    check_known("death", happened_on=KNEW, known_on=KNEW, on=ON)
    with pytest.raises(NotAWord):
        check_known("fate", happened_on=KNEW, known_on=KNEW, on=ON)
    with pytest.raises(NotPossibleNow):
        check_known("death", happened_on=ON, known_on=KNEW, on=ON)
    right = {"done_on": ON, "known_on": KNEW, "on": ON, "began_by": 1, "doer": 2}
    check_move(NotifyAct.TELL, "", **{**right, "doer": 1})
    check_move(NotifyAct.DECIDE_AGAINST, "No abuse is suspected.", **right)
    for words, wrong in (("", {}), ("x", {"doer": 1}), ("x", {"done_on": KNEW - timedelta(days=1)}),
                         ("x", {"done_on": ON + timedelta(days=1)})):  # fmt: skip
        with pytest.raises(NotPossibleNow):
            check_move(NotifyAct.DECIDE_AGAINST, words, **{**right, **wrong})


@pytest.fixture
def known(db):
    child, adviser = a_child(), a_user(Role.FAMILY_COURT_ADVISER)
    assign(child, adviser)
    boss = acting(Role.SERVICE_MANAGER)
    one = begin_notification(
        boss, child.pk, because="death", happened_on=KNEW, known_on=KNEW, words="A CANARYWORD of it."
    )
    return child, acting(adviser), boss, one


def test_a_notification_goes_from_knowing_to_the_rapid_review(known):
    child, who, boss, one = known
    (first,) = open_notifications(boss, None)
    assert (first.clock, first.working_days_late, first.acts) == (
        "tell_authority", 5, ("told_to_the_authority", "found_not_needed"))  # fmt: skip
    with pytest.raises(MayNot):
        move_notification(who, child.pk, notification_id=one, version=1, act="told_to_the_authority")
    with pytest.raises(NotPossibleNow):
        move_notification(boss, child.pk, notification_id=one, version=1, act="notified_to_the_panel")
    with pytest.raises(NotPossibleNow):
        move_notification(boss, child.pk, notification_id=one, version=1, act="forgotten")
    move_notification(boss, child.pk, notification_id=one, version=1, act="told_to_the_authority", done_on=KNEW)
    with pytest.raises(SomebodySavedFirst):
        move_notification(boss, child.pk, notification_id=one, version=1, act="notified_to_the_panel")
    move_notification(boss, child.pk, notification_id=one, version=2, act="notified_to_the_panel")
    later = replace(boss, at=AT + timedelta(days=60))
    assert open_notifications(later, None)[0].clock == "rapid_review"
    move_notification(boss, child.pk, notification_id=one, version=3, act="rapidly_reviewed")
    assert open_notifications(boss, None) == ()
    (done,) = child_oversight(who, child.pk).notifications
    assert (done.state, done.told_authority_on, done.notified_on, done.clock) == ("reviewed", KNEW, ON, "")
    assert "CANARYWORD" not in str(list(AuditEvent.objects.values_list("facts", flat=True)))


def test_two_people_find_that_nobody_is_notified_and_it_can_be_thought_of_again(known):
    child, _, boss, one = known
    told = {"notification_id": one, "act": "found_not_needed", "words": "No abuse is suspected."}
    with pytest.raises(NotPossibleNow):
        move_notification(boss, child.pk, version=1, **told)
    other = acting(Role.HEAD_OF_SERVICE)
    move_notification(other, child.pk, version=1, **told)
    assert open_notifications(boss, None) == ()
    move_notification(boss, child.pk, notification_id=one, version=2, act="thought_of_again")
    assert open_notifications(boss, None)[0].state == "known"
    with pytest.raises(NoSuchChild):
        move_notification(boss, child.pk, notification_id="no", version=1, act="told_to_the_authority")
