"""Supervision: read by who had it and held it and seniors of the area alone; what is agreed has an owner and a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from support.casework_people import AT, ON, a_child, a_team, a_user, acting, assign
from waypost.casework.access.acting import MayNot, NoSuchChild
from waypost.casework.access.models import Restriction
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.rules import NotPossibleNow, SomebodySavedFirst
from waypost.casework.oversight.actions.supervise import (
    agree_supervision,
    discuss_child,
    do_agreed,
    record_supervision,
)
from waypost.casework.oversight.queries.reviews import child_oversight
from waypost.casework.oversight.queries.supervision import my_supervision, one_supervision
from waypost.casework.oversight.supervising import (
    check_discussed,
    check_done,
    check_supervision,
    may_read,
    supervised_by,
)

WORDS = "He carries a lot, and says so."


@pytest.mark.parametrize(
    ("role", "reader", "is_of_area", "may"),
    [
        ("family_court_adviser", 1, True, True),
        ("practice_supervisor", 2, True, True),
        ("practice_supervisor", 3, True, False),
        ("service_manager", 3, True, False),
        ("senior_service_manager", 3, True, True),
        ("senior_service_manager", 3, False, False),
        ("head_of_service", 3, True, True),
        ("family_court_adviser", 3, True, False),
    ],
)
def test_who_may_read_a_supervision(role, reader, is_of_area, may):
    assert may_read(role, reader, practitioner=1, supervisor=2, is_of_area=is_of_area) is may


def test_whom_a_role_supervises():
    assert supervised_by("family_court_adviser") == ()
    assert "childrens_guardian" in supervised_by("practice_supervisor")
    assert "practice_supervisor" not in supervised_by("practice_supervisor")
    assert {"practice_supervisor", "service_manager"} <= set(supervised_by("senior_service_manager"))
    assert "senior_service_manager" in supervised_by("head_of_service")


def test_what_a_supervision_needs():
    right = {"words": "x", "held_on": ON, "next_on": None, "on": ON, "supervisor": 2, "practitioner": 1,
             "is_theirs": True}  # fmt: skip
    check_supervision(**right)
    for wrong in (
        {"words": " "}, {"held_on": ON + timedelta(days=1)}, {"next_on": ON}, {"supervisor": 1}, {"is_theirs": False},
    ):  # fmt: skip
        with pytest.raises(NotPossibleNow):
            check_supervision(**{**right, **wrong})
    check_discussed("x", "", due_on=None, held_on=ON)
    check_discussed("x", "See her.", due_on=ON, held_on=ON)
    for words, action, due_on in ((" ", "", None), ("x", "See her.", None), ("x", "", ON),
                                  ("x", "See her.", ON - timedelta(days=1))):  # fmt: skip
        with pytest.raises(NotPossibleNow):
            check_discussed(words, action, due_on=due_on, held_on=ON)
    check_done("x", done_on=None, owner=1, doer=1)
    for words, done_on, doer in ((" ", None, 1), ("x", ON, 1), ("x", None, 2)):
        with pytest.raises(NotPossibleNow):
            check_done(words, done_on=done_on, owner=1, doer=doer)


@pytest.fixture
def held(db):
    """An adviser with a child, their supervisor, and a supervision of the two."""
    adviser, supervisor, child = a_user(Role.FAMILY_COURT_ADVISER), a_user(Role.PRACTICE_SUPERVISOR), a_child()
    assign(child, adviser)
    who, boss = acting(adviser), acting(supervisor)
    held_on = ON - timedelta(days=1)
    one = record_supervision(boss, None, practitioner_id=adviser.pk, held_on=held_on, words=WORDS)
    return who, boss, child, one


def test_a_supervision_is_read_by_the_two_and_agreed_by_one(held):
    who, boss, _, one = held
    (shown,) = my_supervision(who, None).supervisions
    assert (shown.words, shown.is_mine_to_agree, shown.next_on) == (WORDS, True, ON + timedelta(days=41))
    with pytest.raises(NoSuchChild):
        agree_supervision(boss, None, supervision_id=one)
    agree_supervision(who, None, supervision_id=one)
    with pytest.raises(NotPossibleNow):
        agree_supervision(who, None, supervision_id=one)
    stranger = acting(Role.SERVICE_MANAGER)
    assert my_supervision(stranger, None).supervisions == ()
    for reader in (stranger, acting(Role.HEAD_OF_SERVICE, a_team("Far", "A99"))):
        with pytest.raises(NoSuchChild):
            one_supervision(reader, None, supervision_id=one)
    assert one_supervision(acting(Role.HEAD_OF_SERVICE), None, supervision_id=one).supervision.words == WORDS
    (read,) = my_supervision(acting(Role.HEAD_OF_SERVICE), None).supervisions
    assert (read.words, read.is_mine, read.is_mine_to_agree) == (WORDS, False, False)
    assert my_supervision(acting(Role.HEAD_OF_SERVICE, a_team("Far", "A99")), None).supervisions == ()
    with pytest.raises(MayNot):
        one_supervision(acting(Role.AUDITOR), None, supervision_id=one)
    assert "carries" not in str(list(AuditEvent.objects.values_list("facts", flat=True)))


def test_what_is_agreed_of_a_child_is_done_by_who_agreed(held):
    who, boss, child, one = held
    told = {"supervision_id": one, "words": "She does not sleep.", "action": "See her at school."}
    row = discuss_child(boss, child.pk, due_on=ON + timedelta(days=3), **told)
    (todo,) = my_supervision(who, None).to_do
    assert (todo.action, todo.may_do, todo.days_late, todo.child_id) == ("See her at school.", True, 0, child.pk)
    later = replace(who, at=AT + timedelta(days=5))
    assert my_supervision(later, None).to_do[0].days_late == 2
    with pytest.raises(NotPossibleNow):
        do_agreed(boss, child.pk, discussed_id=row, version=1, words="Seen.")
    with pytest.raises(SomebodySavedFirst):
        do_agreed(who, child.pk, discussed_id=row, version=2, words="Seen.")
    with pytest.raises(NoSuchChild):
        do_agreed(acting(Role.SERVICE_MANAGER), child.pk, discussed_id=row, version=1, words="Seen.")
    do_agreed(who, child.pk, discussed_id=row, version=1, words="Seen.")
    assert my_supervision(who, None).to_do == ()
    assert [one.done_words for one in child_oversight(who, child.pk).discussed] == ["Seen."]
    assert child_oversight(acting(Role.SERVICE_MANAGER), child.pk).discussed == ()


def test_a_child_that_was_shut_since_is_counted_and_not_told(held):
    who, boss, child, one = held
    discuss_child(boss, child.pk, supervision_id=one, words="She does not sleep.")
    Restriction.objects.create(child_id=child.pk, reason="safety", from_on=ON)
    (shown,) = my_supervision(who, None).supervisions
    assert (shown.discussed, shown.others) == ((), 1)


def test_one_supervises_ones_own_team_and_never_oneself(held):
    who, boss, child, one = held
    stranger = a_user(Role.FAMILY_COURT_ADVISER, a_team("Far", "A99"))
    above = a_user(Role.HEAD_OF_SERVICE)
    for person in (stranger.pk, boss.user_id, above.pk):
        with pytest.raises(NotPossibleNow):
            record_supervision(boss, None, practitioner_id=person, held_on=ON, words="x")
    with pytest.raises(NoSuchChild):
        discuss_child(acting(Role.SERVICE_MANAGER), child.pk, supervision_id=one, words="x")
    supervised = {one.user_id: one for one in my_supervision(boss, None).supervised}
    assert supervised[who.user_id].last_on == ON - timedelta(days=1)
    assert boss.user_id not in supervised
    assert stranger.pk not in supervised
    assert my_supervision(who, None).supervised == ()
    assert [pk for pk, _ in one_supervision(boss, None, supervision_id=one).children] == [child.pk]
