"""Prioritisation: a child waits where it is switched on alone, under a clock; letters are shared across regions."""

from __future__ import annotations

from datetime import timedelta

import pytest

from support.casework_people import AT, ON, acting
from support.screening_people import CAP, COURTS, a_desk, begun
from waypost.casework.access.roles import Role
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.screening.actions.prioritise import (
    end_prioritisation,
    hold_child,
    let_go,
    look_again,
    share_letters,
    switch_prioritisation,
)
from waypost.casework.screening.models import Held, Screening
from waypost.casework.screening.prioritising import CannotWait
from waypost.casework.screening.queries.waits import who_waits

pytestmark = pytest.mark.django_db


def test_a_child_waits_only_where_it_is_switched_on_and_never_in_public_law():
    desk = a_desk()
    manager = desk.who(desk.manager)
    with pytest.raises(CannotWait, match="not switched on"):
        hold_child(manager, desk.child.pk, level="high", holder_id=desk.manager.pk)
    number = switch_prioritisation(manager, None, from_on=ON, to_on=None, decided_at="Leaders' meeting, 30 March 2027")
    with pytest.raises(NotPossibleNow, match="from that day already"):
        switch_prioritisation(manager, None, from_on=ON, to_on=None, decided_at="Again")
    for nobody in (None, 10**9, desk.adviser.pk):
        with pytest.raises(CannotWait, match="nobody holds"):
            hold_child(manager, desk.child.pk, level="high", holder_id=nobody)
    held_id = hold_child(manager, desk.child.pk, level="high", holder_id=desk.manager.pk)
    with pytest.raises(NotPossibleNow, match="held already"):
        hold_child(manager, desk.child.pk, level="low", holder_id=desk.manager.pk)
    public = a_desk(law="public")
    with pytest.raises(CannotWait, match="public law"):
        hold_child(public.who(public.manager), public.child.pk, level="high", holder_id=public.manager.pk)
    later = acting(desk.manager, at=AT + timedelta(days=8))
    (waits,) = who_waits(later, None).rows
    assert (waits.held.late, waits.level, waits.holder) == (("look_again",), "high", desk.manager.name)
    look_again(later, desk.child.pk, held_id=held_id, level="low")
    assert who_waits(later, None).rows[0].held.late == ()
    end_prioritisation(later, None, prioritisation_id=number)
    assert Held.objects.filter(ended_on=None).count() == 1
    let_go(later, desk.child.pk, held_id=held_id)
    for act in (let_go, look_again):
        more = {"level": "low"} if act is look_again else {}
        with pytest.raises(NotPossibleNow, match="no longer waits"):
            act(later, desk.child.pk, held_id=held_id, **more)


def test_letters_are_shared_across_regions_and_every_one_is_told_where():
    desks = [a_desk(area="A01") for _ in range(4)] + [a_desk(area="A02")] + [a_desk(COURTS)]
    for desk in desks:
        begun(desk)
    head = acting(Role.HEAD_OF_SERVICE)
    given = share_letters(head, None, capacity={"A01": 1, "A02": 1})
    assert sorted((one.region, one.is_moved) for one in given) == [
        ("A01", False), ("A01", False), ("A01", False), ("A02", False), ("A02", True)
    ]  # fmt: skip
    assert share_letters(head, None, capacity={"A01": 1}) == ()
    extra = a_desk()
    begun(extra)
    (deferred,) = share_letters(head, None, capacity={})
    assert (deferred.region, deferred.why) == (None, "no region can write letters now")
    assert Screening.objects.get(proceedings=extra.case).region == ""
    assert Screening.objects.filter(programme=CAP).exclude(region="").count() == 5
