"""A day's children given to their workers at once: as planned, otherwise with a reason, or not at all."""

from __future__ import annotations

import pytest

from support.allocation_people import a_worker, holding, who_waits
from support.casework_people import a_team, acting
from waypost.casework.access.acting import AlreadyDone, MayNot
from waypost.casework.access.models import Assignment
from waypost.casework.access.roles import Role
from waypost.casework.allocation.actions.allocate_day import allocate_day
from waypost.casework.allocation.models import Decision
from waypost.casework.allocation.queries import plan_of_today
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.rules import NotPossibleNow

pytestmark = pytest.mark.django_db
NOTE = "She asked for the same worker."


def manager():
    return acting(Role.PRACTICE_SUPERVISOR)


def planned(who) -> dict[str, int]:
    return {one.child_id: one.user_id for one in plan_of_today(who, None).lines if one.user_id is not None}


def test_a_whole_day_goes_as_planned_without_a_reason_and_one_event_is_written():
    workers = [a_worker() for _ in range(2)]
    who = manager()
    children = [who_waits() for _ in range(4)]
    to = planned(who)
    assert set(to) == {child.pk for child in children}
    assert set(to.values()) == {one.pk for one in workers}
    assert allocate_day(who, None, to=to, once="form-1") == 4
    held = Assignment.objects.filter(user__isnull=False, to_on=None).values_list("child_id", "user_id")
    assert dict(held) == to
    rows = Decision.objects.values_list("kind", "is_as_recommended", "otherwise", "note")
    assert set(rows) == {("allocated", True, "", "")}
    assert list(AuditEvent.objects.filter(is_reading=False).values_list("kind", flat=True)) == [
        "allocation.allocate_day"
    ]
    with pytest.raises(AlreadyDone):
        allocate_day(who, None, to=to, once="form-1")
    with pytest.raises(NotPossibleNow, match="does not wait any more"):
        allocate_day(who, None, to=to)


def test_somebody_else_than_planned_needs_a_reason_and_the_rest_keeps_none():
    first, second = a_worker(), a_worker()
    holding(second, 5)
    who, changed, left = manager(), who_waits(), who_waits()
    to = planned(who)
    to[changed.pk] = next(one.pk for one in (first, second) if one.pk != to[changed.pk])
    with pytest.raises(NotPossibleNow):
        allocate_day(who, None, to=to)
    assert not Decision.objects.exists()
    allocate_day(who, None, to=to, otherwise="child_asked", note=NOTE)
    assert dict(Decision.objects.values_list("child_id", "otherwise")) == {changed.pk: "child_asked", left.pk: ""}
    assert dict(Decision.objects.values_list("child_id", "note")) == {changed.pk: NOTE, left.pk: ""}


def test_nobody_no_child_that_does_not_wait_and_nobody_elses_child():
    user, who = a_worker(), manager()
    (held,) = holding(a_worker(), 1)
    elsewhere = who_waits(team=a_team("Team B", "B01"))
    with pytest.raises(NotPossibleNow, match="nobody is chosen"):
        allocate_day(who, None, to={})
    said = set()
    for child in (held.pk, elsewhere.pk, "C-none"):
        with pytest.raises(NotPossibleNow) as refused:
            allocate_day(who, None, to={who_waits().pk: user.pk, child: user.pk})
        said.add(str(refused.value))
    assert len(said) == 1
    with pytest.raises(NotPossibleNow, match="nobody of your team"):
        allocate_day(who, None, to={who_waits().pk: 2_000_000_000}, otherwise="judgement", note=NOTE)
    with pytest.raises(MayNot):
        allocate_day(acting(user), None, to={"C-none": user.pk})
    assert not Decision.objects.exists()
