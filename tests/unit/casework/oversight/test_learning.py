"""A learning review ends when what was learnt is written and each change was shown, by another person, to be one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from support.casework_people import ON, a_child, a_user, acting, assign
from waypost.casework.access.acting import MayNot, NoSuchChild
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.children.states import final
from waypost.casework.children.words import NotAWord
from waypost.casework.oversight.actions.learn import (
    agree_change,
    begin_learning,
    close_learning,
    show_change,
    write_learning,
)
from waypost.casework.oversight.learning import (
    TRANSITIONS,
    State,
    check_action,
    check_begin,
    check_can_close,
    check_shown,
)
from waypost.casework.oversight.queries.learning import open_learning
from waypost.casework.oversight.queries.reviews import child_oversight


def test_the_rules_of_a_review():
    assert final(TRANSITIONS, State) == (State.CLOSED,)
    right = {"because": "death", "happened_on": ON, "known_on": ON, "on": ON, "works_for_child": False}
    check_begin(**right)
    for wrong in ({"known_on": ON - timedelta(days=1)}, {"works_for_child": True}, {"on": ON - timedelta(days=1)}):
        with pytest.raises(NotPossibleNow):
            check_begin(**{**right, **wrong})
    with pytest.raises(NotAWord):
        check_begin(**{**right, "because": "fate"})
    check_action("x", due_on=ON, on=ON)
    for what, days in ((" ", 0), ("x", -1)):
        with pytest.raises(NotPossibleNow):
            check_action(what, due_on=ON + timedelta(days=days), on=ON)
    check_shown("x", doer=1, is_done=False, done_by=None)
    check_shown("x", doer=2, is_done=True, done_by=1)
    for words, doer in ((" ", 2), ("x", 1)):
        with pytest.raises(NotPossibleNow):
            check_shown(words, doer=doer, is_done=True, done_by=1)
    check_can_close("x", 0)
    for learning, left in (("", 0), ("x", 1)):
        with pytest.raises(NotPossibleNow):
            check_can_close(learning, left)


@pytest.mark.django_db
def test_a_review_from_its_beginning_to_its_end():
    child, adviser = a_child(), a_user(Role.FAMILY_COURT_ADVISER)
    assign(child, adviser)
    lead, boss = acting(Role.SERVICE_MANAGER), acting(Role.HEAD_OF_SERVICE)
    told = {"because": "serious_harm", "happened_on": ON, "known_on": ON}
    with pytest.raises(MayNot):
        begin_learning(acting(adviser), child.pk, **told)
    review = begin_learning(lead, child.pk, **told)
    with pytest.raises(NotPossibleNow):
        agree_change(lead, child.pk, learning_id=review, version=1, what="x", due_on=ON)
    write_learning(lead, child.pk, learning_id=review, version=1, learning="Nobody asked where she slept.")
    with pytest.raises(NotPossibleNow):
        write_learning(lead, child.pk, learning_id=review, version=2, learning=" ")
    agree_change(lead, child.pk, learning_id=review, version=2, what="Ask it.", due_on=ON + timedelta(days=9))
    with pytest.raises(NotPossibleNow):
        close_learning(lead, child.pk, learning_id=review, version=3)
    (shown,) = open_learning(boss, None)
    (change,) = shown.changes
    show_change(lead, child.pk, learning_action_id=change.learning_action_id, version=1, words="It is on the form.")
    with pytest.raises(NotPossibleNow):
        show_change(lead, child.pk, learning_action_id=change.learning_action_id, version=2, words="It is asked.")
    show_change(
        boss, child.pk, learning_action_id=change.learning_action_id, version=2, words="It is asked in nine of ten."
    )
    with pytest.raises(NoSuchChild):
        show_change(boss, child.pk, learning_action_id=change.learning_action_id, version=3, words="Again.")
    close_learning(lead, child.pk, learning_id=review, version=3)
    assert open_learning(boss, None) == ()
    (done,) = child_oversight(acting(adviser), child.pk).learning
    assert (done.state, done.closed_on, done.changes[0].shown_words) == ("closed", ON, "It is asked in nine of ten.")
    assert "slept" not in str(list(AuditEvent.objects.values_list("facts", flat=True)))


@pytest.mark.django_db
def test_who_does_the_work_does_not_lead_its_review():
    child, manager = a_child(), a_user(Role.SERVICE_MANAGER)
    assign(child, manager)
    with pytest.raises(NotPossibleNow):
        begin_learning(acting(manager), child.pk, because="death", happened_on=ON, known_on=ON)
