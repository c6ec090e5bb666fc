"""Allocating, reallocating, deferring, handing over, absences: what is written, by whom, and what may not be."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from support.allocation_people import a_worker, holding, who_waits
from support.casework_people import AT, ON, a_child, a_team, acting, assign
from waypost.casework.access.acting import AlreadyDone, MayNot, NoSuchChild
from waypost.casework.access.models import Assignment, Conflict, Restriction
from waypost.casework.access.permissions import HOLDERS, Permission
from waypost.casework.access.roles import Role
from waypost.casework.allocation.actions.allocate import allocate, defer, reallocate
from waypost.casework.allocation.actions.hand_over import hand_over
from waypost.casework.allocation.actions.set_hours import (
    end_reduction,
    record_absence,
    reduce_hours,
    set_hours,
    set_other_work,
    set_skill,
    set_terms,
)
from waypost.casework.allocation.actions.set_weights import set_weights
from waypost.casework.allocation.actions.take_hours import HoursTold, take_hours
from waypost.casework.allocation.models import ContractedHours, Decision, ReducedHours
from waypost.casework.allocation.reductions import ReductionWrong
from waypost.casework.allocation.weight_sets import WeightsWrong
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.queries.visible import visible_children
from waypost.casework.children.rules import NotPossibleNow

pytestmark = pytest.mark.django_db
NOTE = "She asked for the same worker."


def manager():
    return acting(Role.PRACTICE_SUPERVISOR)


def worker_of(child):
    return Assignment.objects.filter(child_id=child.pk, user__isnull=False, to_on=None).values_list(
        "user_id", "capacity"
    )


def test_the_first_of_the_ranking_is_taken_without_a_reason_and_one_event_is_written():
    lighter, heavier = a_worker(), a_worker()
    holding(heavier, 10)
    child, who = who_waits(), manager()
    allocate(who, child.pk, chosen=lighter.pk)
    assert list(worker_of(child)) == [(lighter.pk, "guardian")]
    row = Decision.objects.get()
    assert (row.recommended, row.chosen, row.is_as_recommended, row.otherwise) == (lighter, lighter, True, "")
    assert (row.percent_before, row.percent_after) == (Decimal("15.0"), Decimal("19.3"))
    event = AuditEvent.objects.get()
    assert (event.kind, event.child_id, event.facts["chosen"]) == ("allocation.allocate", child.pk, lighter.pk)
    assert not visible_children(acting(heavier)).filter(pk=child.pk).exists()
    assert visible_children(acting(lighter)).filter(pk=child.pk).exists()


def test_somebody_else_needs_a_reason_that_can_be_read():
    lighter, heavier = a_worker(), a_worker()
    holding(heavier, 10)
    child, who = who_waits(), manager()
    for wrong in ({}, {"otherwise": "luck", "note": NOTE}, {"otherwise": "child_asked", "note": "no"}):
        with pytest.raises(NotPossibleNow):
            allocate(who, child.pk, chosen=heavier.pk, **wrong)
    assert not Decision.objects.exists()
    allocate(who, child.pk, chosen=heavier.pk, otherwise="child_asked", note=NOTE)
    row = Decision.objects.get()
    assert (row.recommended, row.is_as_recommended, row.otherwise) == (lighter, False, "child_asked")
    assert NOTE not in str(AuditEvent.objects.get().facts)


def test_whoever_worked_with_the_child_before_comes_first_however_busy():
    known, other = a_worker(), a_worker()
    holding(known, 18)
    child, who = who_waits(), manager()
    before = assign(child, known)
    before.to_on = ON - timedelta(days=30)
    before.save()
    allocate(who, child.pk, chosen=known.pk)
    assert Decision.objects.get().recommended == known
    assert other.pk != known.pk


@pytest.mark.parametrize("shut", ["conflict", "restriction", "away", "unrecorded", "elsewhere", "associate"])
def test_nobody_takes_a_child_who_may_not(shut):
    chosen = a_worker(None if shut == "unrecorded" else "37", a_team("Team B", "B01") if shut == "elsewhere" else None)
    other, child, who = a_worker(), who_waits(), manager()
    if shut == "conflict":
        Conflict.objects.create(child_id=child.pk, user=chosen, kind="kin", from_on=ON)
    elif shut == "restriction":
        Restriction.objects.create(child_id=child.pk, reason="staff", from_on=ON).allowed.set([who.user_id, other.pk])
    elif shut == "away":
        record_absence(who, None, user_id=chosen.pk, from_on=ON, until_on=ON)
    elif shut == "associate":
        set_terms(who, None, user_id=chosen.pk, is_associate=True, takes=["safeguarding_letter"], from_on=ON)
    with pytest.raises(NotPossibleNow) as refused:
        allocate(who, child.pk, chosen=chosen.pk, otherwise="judgement", note=NOTE)
    assert "conflict" not in str(refused.value)
    allocate(who, child.pk, chosen=other.pk)


def test_a_child_with_a_worker_is_reallocated_with_a_reason_and_the_former_worker_sees_no_more():
    former, fresh = a_worker(), a_worker()
    (child,) = holding(former, 1)
    who = manager()
    with pytest.raises(NotPossibleNow, match="has a worker"):
        allocate(who, child.pk, chosen=fresh.pk)
    with pytest.raises(NotPossibleNow, match="words to choose"):
        reallocate(who, child.pk, chosen=fresh.pk, why="luck")
    with pytest.raises(NotPossibleNow, match="already"):
        reallocate(who, child.pk, chosen=former.pk, why="caseload")
    reallocate(who, child.pk, chosen=fresh.pk, why="caseload")
    assert list(worker_of(child)) == [(fresh.pk, "adviser")]
    assert not visible_children(acting(former)).filter(pk=child.pk).exists()
    row = Decision.objects.get()
    assert (row.kind, row.held_by, row.chosen, row.why) == ("reallocated", former, fresh, "caseload")


def test_of_two_who_work_with_a_child_none_is_made_the_others_successor():
    """A report's author beside the adviser, each in the same capacity: one open row each, and no fault of ours."""
    first, second = a_worker(), a_worker()
    (child,) = holding(first, 1)
    Assignment.objects.create(child_id=child.pk, user=second, capacity="adviser", from_on=ON)
    before = set(worker_of(child))
    for one in (first, second):
        with pytest.raises(NotPossibleNow, match="already"):
            reallocate(manager(), child.pk, chosen=one.pk, why="caseload")
    assert set(worker_of(child)) == before


def test_a_child_who_waits_is_not_reallocated():
    with pytest.raises(NotPossibleNow, match="no worker yet"):
        reallocate(manager(), who_waits().pk, chosen=a_worker().pk, why="caseload")


@pytest.mark.parametrize(("days", "is_possible"), [(0, False), (1, True), (7, True), (8, False)])
def test_a_deferred_child_is_looked_at_again_within_a_week(days, is_possible):
    child, who = who_waits(), manager()
    told = {"why": "nobody_has_room", "review_on": ON + timedelta(days=days)}
    if is_possible:
        defer(who, child.pk, **told)
        assert Decision.objects.get().kind == "deferred"
    else:
        with pytest.raises(NotPossibleNow):
            defer(who, child.pk, **told)


def test_a_whole_caseload_goes_at_once_or_not_at_all():
    leaver, first, second = a_worker(), a_worker(), a_worker()
    children, who = holding(leaver, 4), manager()
    to = {child.pk: (first.pk, second.pk)[place % 2] for place, child in enumerate(children)}
    for wrong in ({**to, "C-none": first.pk}, dict(list(to.items())[1:]), dict.fromkeys(to, leaver.pk)):
        with pytest.raises(NotPossibleNow):
            hand_over(who, None, held_by=leaver.pk, to=wrong, why="practitioner_left")
    assert not Decision.objects.exists()
    assert hand_over(who, None, held_by=leaver.pk, to=to, why="practitioner_left") == 4
    assert {child.pk: worker_of(child)[0][0] for child in children} == to
    assert not visible_children(acting(leaver)).exists()
    assert AuditEvent.objects.count() == 1
    assert Decision.objects.filter(kind="handed_over", held_by=leaver).count() == 4


def test_whoever_hands_over_on_the_day_itself_keeps_nothing_open_until_midnight():
    first, second = a_worker(), a_worker()
    child, who = who_waits(), manager()
    allocate(who, child.pk, chosen=first.pk, otherwise="continuity", note=NOTE)
    assert visible_children(acting(first)).exists()
    reallocate(who, child.pk, chosen=second.pk, why="caseload", otherwise="continuity", note=NOTE)
    assert not visible_children(acting(first)).exists()
    assert list(worker_of(child)) == [(second.pk, "guardian")]
    kinds = [event.kind for event in AuditEvent.objects.order_by("pk")]
    assert kinds == ["allocation.allocate", "allocation.reallocate"]


def test_an_absence_has_no_reason_and_ends():
    user, who = a_worker("22.2"), manager()
    pk = record_absence(who, None, user_id=user.pk, from_on=ON)
    row = ReducedHours.objects.get()
    assert (row.category, row.hours, row.to_on) == ("absence", Decimal("22.2"), None)
    end_reduction(who, None, reduction_id=pk, until_on=ON + timedelta(days=3))
    assert ReducedHours.objects.get().to_on == ON + timedelta(days=3)
    with pytest.raises(NotPossibleNow):
        end_reduction(who, None, reduction_id=pk, until_on=ON - timedelta(days=1))


def test_hours_reductions_other_work_and_skills_are_checked():
    user, who = a_worker(), manager()
    set_hours(who, None, user_id=user.pk, hours=Decimal("18.5"), from_on=ON)
    with pytest.raises(ReductionWrong):
        reduce_hours(who, None, user_id=user.pk, category="newly_qualified", hours=Decimal(4), from_on=ON)
    reduce_hours(who, None, user_id=user.pk, category="newly_qualified", hours=Decimal("3.7"), from_on=ON)
    set_other_work(who, None, user_id=user.pk, work_type="duty_day", from_on=ON)
    set_skill(who, None, user_id=user.pk, skill="British Sign Language", from_on=ON)
    for wrong in (
        lambda: set_hours(who, None, user_id=user.pk, hours=Decimal(-1), from_on=ON),
        lambda: set_hours(who, None, user_id=user.pk, hours=Decimal("NaN"), from_on=ON),
        lambda: set_other_work(who, None, user_id=user.pk, work_type="golf", from_on=ON),
        lambda: set_terms(who, None, user_id=user.pk, is_associate=True, takes=["golf"], from_on=ON),
        lambda: record_absence(who, None, user_id=user.pk, from_on=ON, until_on=ON - timedelta(days=1)),
    ):
        with pytest.raises(NotPossibleNow):
            wrong()


def test_a_manager_sets_hours_in_the_own_team_alone():
    stranger = a_worker(team=a_team("Team B", "B01"))
    with pytest.raises(NotPossibleNow, match="nobody of your team"):
        set_hours(manager(), None, user_id=stranger.pk, hours=Decimal(37), from_on=ON)
    with pytest.raises(NotPossibleNow, match="nobody of your team"):
        end_reduction(manager(), None, reduction_id=999, until_on=ON)


def test_weights_are_set_for_the_days_to_come_and_must_hold_together():
    from support.invented_workloads import TOLD  # noqa: PLC0415

    senior = acting(Role.HEAD_OF_SERVICE)
    told = {key: value for key, value in TOLD.items() if key != "in_force_from"}
    with pytest.raises(NotPossibleNow, match="past"):
        set_weights(senior, None, told=told, from_on=ON - timedelta(days=1))
    with pytest.raises(WeightsWrong):
        set_weights(
            senior, None, told={**told, "work": [{"name": "a", "title": "A", "points": -1, "source": "x"}]}, from_on=ON
        )
    set_weights(senior, None, told=told, from_on=ON)


def test_a_second_click_allocates_nothing_more():
    user, child, who = a_worker(), who_waits(), manager()
    allocate(who, child.pk, chosen=user.pk, once="form-1")
    with pytest.raises(AlreadyDone):
        allocate(who, child.pk, chosen=user.pk, once="form-1")
    assert Decision.objects.count() == 1


MAY = {
    Permission.ALLOCATE: {"practice_supervisor", "service_manager", "senior_service_manager", "head_of_service"},
    Permission.SEE_CAPACITY: {"practice_supervisor", "service_manager", "senior_service_manager", "head_of_service"},
    Permission.SET_WORKLOAD: {"practice_supervisor", "service_manager", "senior_service_manager", "head_of_service"},
    Permission.SET_WEIGHTS: {"senior_service_manager", "head_of_service"},
    Permission.SEE_OWN_WORKLOAD: {"family_court_adviser", "childrens_guardian"},
}


@pytest.mark.parametrize("permission", MAY)
def test_who_may(permission):
    assert {role.value for role in HOLDERS[permission]} == MAY[permission]


@pytest.mark.parametrize("role", [role for role in Role if role.value not in MAY[Permission.ALLOCATE]])
def test_no_other_role_allocates(role):
    child, user = who_waits(), a_worker()
    with pytest.raises(MayNot):
        allocate(acting(role), child.pk, chosen=user.pk)
    assert not Decision.objects.exists()


def test_another_teams_child_and_one_that_is_not_there_are_refused_alike():
    child, user = who_waits(team=a_team("Team B", "B01")), a_worker()
    for one in (child.pk, "C-none"):
        with pytest.raises(NoSuchChild) as refused:
            allocate(manager(), one, chosen=user.pk)
        assert child.pk not in str(refused.value)


def test_a_closed_child_is_given_to_nobody():
    child = a_child(is_open=False, closed_on=ON)
    assign(child, None)
    with pytest.raises(NotPossibleNow, match="closed"):
        allocate(manager(), child.pk, chosen=a_worker().pk)
    assert AT.date() == ON


def test_hours_that_the_extract_tells_are_taken_once_and_strangers_left_out():
    user = a_worker(None)
    service = acting(Role.ADMINISTRATOR)
    told = [HoursTold(user.username, Decimal("29.6"), ON), HoursTold("nobody", Decimal(37), ON)]
    assert [take_hours(service, None, told=told) for _ in range(2)] == [1, 0]
    assert ContractedHours.objects.get(user=user).hours == Decimal("29.6")
    with pytest.raises(NotPossibleNow):
        take_hours(service, None, told=[HoursTold(user.username, Decimal(-1), ON)])
