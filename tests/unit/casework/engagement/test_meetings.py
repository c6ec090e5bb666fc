"""Meetings in the record: kept in every version, seen by those who may, and missed when they are not held."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from support.casework_people import AT, ON, a_child, a_team, a_user, acting, assign
from waypost.casework.access.acting import MayNot, NoSuchChild
from waypost.casework.access.models import User
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.models import ChildInCase, ChronologyLine, Proceedings
from waypost.casework.children.rules import NotPossibleNow, SomebodySavedFirst
from waypost.casework.children.words import NotAWord
from waypost.casework.engagement.actions.excuse import ask_exception, decide_exception
from waypost.casework.engagement.actions.record_meeting import correct_meeting, record_meeting, strike_meeting
from waypost.casework.engagement.actions.set_limit import set_limit
from waypost.casework.engagement.models import MeetingVersion
from waypost.casework.engagement.queries import area_limits, child_meetings, meeting_versions, waiting_to_be_met
from waypost.casework.engagement.rules import Alarm, Meeting
from waypost.casework.engagement.words import limits

pytestmark = pytest.mark.django_db
MEETING = Meeting(
    ON - timedelta(days=2),
    "in_person",
    True,
    place="school",
    room="The quiet room",
    childs_words="I want to stay with Nan.",
    interpretation="She has said so each time.",
)


@pytest.fixture
def mine():
    user, child = a_user(Role.FAMILY_COURT_ADVISER), a_child(opened_on=date(2027, 1, 4))
    assign(child, user)
    return acting(user), child


def supervisor():
    return acting(Role.PRACTICE_SUPERVISOR)


def test_what_the_child_said_stands_apart_from_what_we_make_of_it(mine):
    who, child = mine
    record_meeting(who, child.pk, meeting=MEETING)
    page = child_meetings(who, child.pk)
    (shown,) = page.meetings
    assert (shown.childs_words, shown.interpretation) == ("I want to stay with Nan.", "She has said so each time.")
    assert (shown.manner, shown.place, shown.room, shown.is_alone) == ("in_person", "school", "The quiet room", True)
    assert page.alarms == ()
    assert page.days_since == 2
    assert page.eligibility.is_eligible


def test_a_meeting_put_right_keeps_what_was_written_before(mine):
    who, child = mine
    meeting_id = record_meeting(who, child.pk, meeting=MEETING)
    correct_meeting(who, child.pk, meeting_id=meeting_id, after=1, meeting=replace(MEETING, room="The hall"))
    with pytest.raises(SomebodySavedFirst):
        correct_meeting(who, child.pk, meeting_id=meeting_id, after=1, meeting=MEETING)
    assert [(one.number, one.room) for one in meeting_versions(who, child.pk, meeting_id=meeting_id).versions] == [
        (2, "The hall"),
        (1, "The quiet room"),
    ]
    assert [one.number for one in child_meetings(who, child.pk).meetings] == [2]


def test_a_meeting_struck_out_counts_no_more_and_stays_readable(mine):
    who, child = mine
    meeting_id = record_meeting(who, child.pk, meeting=MEETING)
    with pytest.raises(NotPossibleNow):
        strike_meeting(who, child.pk, meeting_id=meeting_id, after=1, because=" ")
    strike_meeting(who, child.pk, meeting_id=meeting_id, after=1, because="It was his brother.")
    page = child_meetings(who, child.pk)
    assert page.alarms == (Alarm.NEVER_MET,)
    assert page.meetings[0].struck_because == "It was his brother."
    with pytest.raises(NotPossibleNow):
        strike_meeting(who, child.pk, meeting_id=meeting_id, after=2, because="Again")
    correct_meeting(who, child.pk, meeting_id=meeting_id, after=2, meeting=MEETING)
    assert child_meetings(who, child.pk).alarms == ()


def test_another_childs_meeting_is_no_child_at_all(mine):
    who, child = mine
    other = a_child()
    assign(other, a_user(Role.FAMILY_COURT_ADVISER))
    theirs = record_meeting(supervisor(), other.pk, meeting=MEETING)
    for act in (
        lambda: correct_meeting(who, child.pk, meeting_id=theirs, after=1, meeting=MEETING),
        lambda: strike_meeting(who, child.pk, meeting_id=theirs, after=1, because="x"),
        lambda: record_meeting(who, other.pk, meeting=MEETING),
        lambda: child_meetings(who, other.pk),
    ):
        with pytest.raises(NoSuchChild):
            act()
    with pytest.raises(NoSuchChild):
        meeting_versions(who, child.pk, meeting_id=theirs)
    assert MeetingVersion.objects.count() == 1


@pytest.mark.parametrize("role", [Role.BUSINESS_SERVICES, Role.COURT_OFFICER, Role.AUTHORITY_SOCIAL_WORKER])
def test_what_children_say_is_not_for_every_role_that_may_open_the_child(role):
    child, user = a_child(), a_user(role)
    assign(child, user)
    with pytest.raises(MayNot):
        child_meetings(acting(user), child.pk)


def test_each_act_and_each_reading_is_one_event_without_a_word_of_the_child(mine):
    who, child = mine
    record_meeting(who, child.pk, meeting=MEETING)
    child_meetings(who, child.pk)
    events = list(AuditEvent.objects.order_by("pk"))
    assert [event.kind for event in events] == ["engagement.record", "engagement.see"]
    assert "Nan" not in str([event.facts for event in events])


def test_who_waits_longest_stands_first_and_the_newly_met_stand_not_at_all(mine):
    who, child = mine
    user_id = who.user_id
    longer = a_child(opened_on=date(2026, 11, 2))
    met = a_child(opened_on=date(2026, 11, 2))
    for one in (longer, met):
        assign(one, User.objects.get(pk=user_id))
    record_meeting(who, met.pk, meeting=MEETING)
    assert [row.child_id for row in waiting_to_be_met(who, None, is_mine=True)] == [longer.pk, child.pk]
    assert waiting_to_be_met(acting(Role.FAMILY_COURT_ADVISER), None, is_mine=False) == ()


def test_a_meeting_that_the_record_tells_counts_and_a_hearing_near_alarms(mine):
    who, child = mine
    case = Proceedings.objects.create(
        case_id="K1", law="public", kind="care", issued_on=ON, next_hearing_on=ON + timedelta(days=5)
    )
    ChildInCase.objects.create(child=child, proceedings=case)
    assert child_meetings(who, child.pk).alarms == (Alarm.NEVER_MET, Alarm.NOT_MET_BEFORE_HEARING)
    ChronologyLine.objects.create(
        child=child,
        line_id="E1",
        happened_on=ON - timedelta(days=9),
        learnt_on=ON,
        agency="cafcass",
        source="Cafcass",
        kind="child_engaged",
        title="Met",
        sentence="Met.",
    )
    assert child_meetings(who, child.pk).alarms == ()


def test_an_exception_counts_when_somebody_else_granted_it(mine):
    who, child = mine
    asked = ask_exception(who, child.pk, reason="abroad", until_on=ON + timedelta(days=20))
    with pytest.raises(NotPossibleNow):
        ask_exception(who, child.pk, reason="abroad", until_on=ON + timedelta(days=20))
    assert child_meetings(who, child.pk).eligibility.is_eligible
    with pytest.raises(MayNot):
        decide_exception(who, child.pk, excused_id=asked, is_granted=True)
    decide_exception(supervisor(), child.pk, excused_id=asked, is_granted=True)
    page = child_meetings(who, child.pk)
    assert (page.eligibility.why_not, page.alarms) == ("abroad", ())
    assert waiting_to_be_met(who, None, is_mine=True) == ()
    with pytest.raises(NotPossibleNow):
        decide_exception(supervisor(), child.pk, excused_id=asked, is_granted=False)
    later = replace(who, at=AT + timedelta(days=21))
    assert child_meetings(later, child.pk).eligibility.is_eligible


def test_nobody_grants_what_they_asked_for_themselves(mine):
    _, child = mine
    one = supervisor()
    asked = ask_exception(one, child.pk, reason="unsafe", until_on=ON + timedelta(days=5))
    with pytest.raises(NotPossibleNow):
        decide_exception(one, child.pk, excused_id=asked, is_granted=True)
    with pytest.raises(NoSuchChild):
        decide_exception(supervisor(), child.pk, excused_id=asked + 99, is_granted=True)
    with pytest.raises(NotAWord):
        ask_exception(one, child.pk, reason="too busy", until_on=ON)


def test_an_area_sets_its_own_limit_from_a_day(mine):
    who, child = mine
    head = acting(Role.HEAD_OF_SERVICE)
    set_limit(head, None, limit="first_meeting", days=200, from_on=ON + timedelta(days=1))
    assert child_meetings(who, child.pk).alarms == (Alarm.NEVER_MET,)
    tomorrow = replace(who, at=AT + timedelta(days=1))
    page = child_meetings(tomorrow, child.pk)
    assert (page.alarms, page.limits["first_meeting"]) == ((), 200)
    assert page.limits["longest_gap"] == limits()["longest_gap"]
    elsewhere = acting(Role.HEAD_OF_SERVICE, a_team("Team B01", "B01"))
    set_limit(elsewhere, None, limit="first_meeting", days=5, from_on=ON)
    assert child_meetings(tomorrow, child.pk).limits["first_meeting"] == 200
    for wrong in ({"days": 0, "from_on": ON}, {"days": 5, "from_on": ON - timedelta(days=1)}):
        with pytest.raises(NotPossibleNow):
            set_limit(head, None, limit="first_meeting", **wrong)


def test_the_list_takes_as_many_queries_for_many_as_for_one(mine, django_assert_num_queries):
    who, _ = mine
    person = User.objects.get(pk=who.user_id)
    waiting_to_be_met(who, None, is_mine=True)  # the first of all begins the chains of the audit
    with CaptureQueriesContext(connection) as one:
        waiting_to_be_met(who, None, is_mine=True)
    for _ in range(8):
        assign(a_child(), person)
    with django_assert_num_queries(len(one)):
        assert len(waiting_to_be_met(who, None, is_mine=True)) == 9


def test_what_was_asked_says_who_asked_and_whether_that_is_the_reader(mine):
    who, child = mine
    ask_exception(who, child.pk, reason="abroad", until_on=ON + timedelta(days=7), note="Until the holidays end.")
    (asked,) = child_meetings(who, child.pk).exceptions
    assert (asked.reason, asked.note, asked.is_granted, asked.is_mine) == (
        "abroad",
        "Until the holidays end.",
        None,
        True,
    )
    assert not child_meetings(supervisor(), child.pk).exceptions[0].is_mine


def test_an_areas_own_limits_say_since_when():
    head = acting(Role.HEAD_OF_SERVICE)
    set_limit(head, None, limit="longest_gap", days=30, from_on=ON)
    told = {name: (days, since) for name, days, since in area_limits(head, None)}
    assert told["longest_gap"] == (30, ON)
    assert told["first_meeting"] == (limits()["first_meeting"], None)
