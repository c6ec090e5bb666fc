"""The duty and post-assessment hub: who stands on it, why, in which order, for whom, and in so many queries."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from support.allocation_people import a_case, a_worker, holding, who_waits
from support.casework_people import AT, ON, a_child, a_team, a_user, acting, assign
from support.screening_people import a_desk, begun
from waypost.casework.access.acting import MayNot
from waypost.casework.access.models import Conflict, Restriction
from waypost.casework.access.roles import Role
from waypost.casework.allocation.actions.allocate import allocate, defer
from waypost.casework.allocation.hub import A_PAGE, duty_hub
from waypost.casework.allocation.hub_order import Press, Why
from waypost.casework.audit.models import AuditEvent
from waypost.casework.engagement.actions.record_meeting import record_meeting
from waypost.casework.engagement.rules import Meeting
from waypost.casework.screening.actions.risk import see_risk

pytestmark = pytest.mark.django_db
MET = Meeting(ON, "in_person", True, place="school", room="The quiet room", childs_words="Hello.")


def manager():
    return acting(Role.PRACTICE_SUPERVISOR)


def hub(who=None, page=1):
    return duty_hub(who or manager(), None, page=page)


def test_whoever_nobody_works_with_and_whoever_was_not_met_stand_there_and_nobody_who_was_met():
    waits = who_waits(since=ON - timedelta(days=2), opened_on=ON - timedelta(days=2))
    user = a_worker()
    unmet, met = holding(user, 2)
    record_meeting(acting(user), met.pk, meeting=MET)
    page = hub()
    assert {one.child_id: one.why for one in page.rows} == {waits.pk: Why.NOBODY, unmet.pk: Why.NOT_MET}
    assert (page.count, page.nobody_count) == (2, 1)
    first = next(one for one in page.rows if one.child_id == waits.pk)
    assert (first.since_on, first.days, first.worker, first.presses) == (
        ON - timedelta(days=2),
        2,
        "",
        (Press.IN_TIME,),
    )
    assert next(one for one in page.rows if one.child_id == unmet.pk).worker == user.name


def test_a_child_leaves_the_hub_when_met_and_only_then():
    child, user = who_waits(), a_worker()
    allocate(manager(), child.pk, chosen=user.pk)
    assert [one.why for one in hub().rows] == [Why.NOT_MET]
    record_meeting(acting(user), child.pk, meeting=MET)
    assert hub().rows == ()


def test_working_days_are_told_beside_days():
    who_waits(since=date(2027, 3, 25))  # Good Friday and Easter Monday of 2027 lie between
    (one,) = hub().rows
    assert (one.days, one.working_days) == (7, 3)


def test_a_child_whom_nobody_met_and_whose_hearing_is_near_comes_before_one_who_waited_longer():
    user = a_worker()
    near, long = a_child(opened_on=ON - timedelta(days=3)), a_child(opened_on=ON - timedelta(days=60))
    a_case(near, next_hearing_on=ON + timedelta(days=5))
    a_case(long)
    for child in (near, long):
        assign(child, user)
    first, second = hub().rows
    assert (first.child_id, first.presses, first.next_what, first.next_on) == (
        near.pk,
        (Press.HEARING_NEAR,),
        "hearing",
        ON + timedelta(days=5),
    )
    assert (second.child_id, second.presses) == (long.pk, (Press.FIRST_MEETING_LATE,))


def test_an_immediate_risk_that_nobody_was_told_of_stands_before_all():
    who_waits(since=date(2026, 4, 1))
    desk = a_desk(is_abuse_alleged=True)
    row = begun(desk)
    see_risk(desk.who(desk.officer), desk.child.pk, screening_id=row.pk, what="Said at the door.", after=0)
    first, second = hub().rows
    assert (first.child_id, first.risk, first.is_abuse_alleged, first.is_being_screened) == (
        desk.child.pk,
        "seen",
        True,
        True,
    )
    assert first.presses[0] is Press.RISK_UNTOLD
    assert second.presses[0] is Press.WAITED_TOO_LONG


def test_the_day_on_which_somebody_decides_again_is_told_and_presses_when_it_comes():
    child = who_waits(since=ON - timedelta(days=1), opened_on=ON - timedelta(days=1))
    defer(manager(), child.pk, why="nobody_has_room", review_on=ON + timedelta(days=1))
    (one,) = hub().rows
    assert (one.next_what, one.next_on, one.presses) == ("decide_again", ON + timedelta(days=1), (Press.IN_TIME,))
    tomorrow = acting(Role.PRACTICE_SUPERVISOR, at=AT + timedelta(days=1))
    (one,) = hub(tomorrow).rows
    assert one.presses == (Press.REVIEW_DUE,)


def test_everybody_sees_their_own_a_manager_the_team_and_a_senior_the_area():
    other = a_team("Team A02", "A01")
    away = a_team("Team B01", "B01")
    mine, theirs, far = who_waits(), who_waits(team=other), who_waits(team=away)
    user = a_worker()
    (own,) = holding(user, 1)
    assert {one.child_id for one in hub().rows} == {mine.pk, own.pk}
    assert {one.child_id for one in hub(acting(Role.HEAD_OF_SERVICE)).rows} == {mine.pk, own.pk, theirs.pk}
    assert {one.child_id for one in hub(acting(user)).rows} == {own.pk}
    assert far.pk not in {one.child_id for one in hub(acting(Role.HEAD_OF_SERVICE)).rows}
    with pytest.raises(MayNot):
        hub(acting(Role.BOARD_MEMBER))


def test_a_restricted_child_and_a_conflict_are_nowhere_for_whoever_may_not_open_them():
    shut, kin = who_waits(), who_waits()
    who = a_user(Role.PRACTICE_SUPERVISOR)
    restriction = Restriction.objects.create(child_id=shut.pk, reason="danger", from_on=ON)
    Conflict.objects.create(child_id=kin.pk, user=who, from_on=ON)
    page = hub(acting(who))
    assert (page.rows, page.count, page.nobody_count, page.pressing_count) == ((), 0, 0, 0)
    restriction.allowed.add(who)
    (one,) = hub(acting(who)).rows
    assert (one.child_id, one.is_restricted) == (shut.pk, True)


def test_a_long_queue_is_told_a_page_at_a_time_and_leaves_nobody_out():
    every = {who_waits().pk for _ in range(A_PAGE + 3)}
    first, second = hub(), hub(page=99)
    assert (first.page, first.pages, second.page, first.count) == (1, 2, 2, A_PAGE + 3)
    assert {one.child_id for one in (*first.rows, *second.rows)} == every


def test_the_number_of_queries_does_not_grow_and_one_event_is_written():
    user, who = a_worker(), manager()
    who_waits()
    holding(user, 1)
    duty_hub(who, None)  # the first event begins the audit's chains

    def counted() -> int:
        with CaptureQueriesContext(connection) as asked:
            duty_hub(who, None)
        return len(asked)

    few, before = counted(), AuditEvent.objects.count()
    holding(user, 5)
    for _ in range(5):
        who_waits()
    assert counted() == few
    event = AuditEvent.objects.order_by("-pk").first()
    assert (AuditEvent.objects.count() - before, event.kind, event.is_reading) == (1, "allocation.hub", True)
    assert event.facts == {"children": 12, "page": 1, "duty": 0}
