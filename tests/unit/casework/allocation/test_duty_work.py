"""What comes to duty: taken, handed on, done; who may open the record for so long; nothing is written over."""

from __future__ import annotations

from datetime import timedelta

import pytest

from support.allocation_people import a_worker, holding, who_waits
from support.casework_people import AT, ON, a_team, a_user, acting
from waypost.casework.access.acting import MayNot, NoSuchChild
from waypost.casework.access.models import Assignment, Conflict, Restriction
from waypost.casework.access.roles import Role
from waypost.casework.allocation.actions.duty_work import answer_duty, take_duty
from waypost.casework.allocation.actions.set_hours import record_absence
from waypost.casework.allocation.actions.set_rota import put_on_duty, take_off_duty
from waypost.casework.allocation.duty_told import (
    child_duty,
    how_many_held,
    how_many_late,
    is_on_duty,
    on_duty_today,
    rota,
)
from waypost.casework.allocation.hub import duty_hub
from waypost.casework.allocation.hub_order import Press
from waypost.casework.allocation.models import DutyEntry, DutyMatter, OnDuty
from waypost.casework.allocation.rules import HowLongWaited
from waypost.casework.allocation.shown import Unheld
from waypost.casework.allocation.waiting_told import how_they_wait
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.queries.a_child import child_now
from waypost.casework.children.queries.lists import my_work
from waypost.casework.children.queries.visible import own_children, visible_children
from waypost.casework.children.rules import NotPossibleNow

pytestmark = pytest.mark.django_db
SAID = "The school rang about bruises."


@pytest.fixture
def manager():
    return acting(Role.PRACTICE_SUPERVISOR)


@pytest.fixture
def on_duty(manager):
    user = a_worker()
    put_on_duty(manager, None, user_id=user.pk, on_on=ON)
    return user


def taken(who, child, holder, **told):
    return take_duty(
        who, child.pk, **{"kind": "worry", "rang_by": "school", "said": SAID, "needed": "today", **told},
        hands_to=holder.pk,
    )  # fmt: skip


def test_a_rota_says_who_is_on_duty_and_a_line_struck_out_stays_readable(manager, on_duty):
    assert on_duty_today(manager) == (on_duty.name,)
    assert is_on_duty(acting(on_duty))
    assert not is_on_duty(acting(on_duty, at=AT + timedelta(days=1)))
    (line,) = rota(manager, None).today
    with pytest.raises(NotPossibleNow, match="already"):
        put_on_duty(manager, None, user_id=on_duty.pk, on_on=ON)
    take_off_duty(manager, None, on_duty_id=line.on_duty_id, because="Swapped with a colleague")
    assert not is_on_duty(acting(on_duty))
    (line,) = rota(manager, None).today
    assert line.struck_because == "Swapped with a colleague"
    with pytest.raises(NotPossibleNow, match="does not stand"):
        take_off_duty(manager, None, on_duty_id=line.on_duty_id, because="Swapped with a colleague")
    put_on_duty(manager, None, user_id=on_duty.pk, on_on=ON)
    assert OnDuty.objects.count() == 2


def test_nobody_of_another_team_and_nobody_who_is_away_is_put_on_duty(manager, on_duty):
    stranger, away = a_worker(team=a_team("Team B", "B01")), a_worker()
    record_absence(manager, None, user_id=away.pk, from_on=ON)
    for user, said in ((stranger, "nobody of your team"), (away, "away on that day")):
        with pytest.raises(NotPossibleNow, match=said):
            put_on_duty(manager, None, user_id=user.pk, on_on=ON)
    other = acting(Role.PRACTICE_SUPERVISOR, a_team("Team B", "B01"))
    assert rota(other, None).today == ()
    with pytest.raises(NotPossibleNow, match="does not stand"):
        take_off_duty(other, None, on_duty_id=OnDuty.objects.get().pk, because="Not of our team")
    with pytest.raises(MayNot):
        put_on_duty(acting(on_duty), None, user_id=on_duty.pk, on_on=ON)


def test_whoever_holds_duty_work_opens_the_record_for_so_long_and_no_longer(manager, on_duty):
    child = who_waits()
    who = acting(on_duty)
    with pytest.raises(NoSuchChild):
        child_now(who, child.pk)
    number = taken(manager, child, on_duty)
    assert child_now(who, child.pk).head.people == ((on_duty.name, "duty"),)
    assert how_many_held(who) == (1, 0)
    answer_duty(who, child.pk, duty_matter_id=number, outcome="done", words="Rang the school back.")
    assert how_many_held(who) == (0, 0)
    with pytest.raises(NoSuchChild):
        child_now(acting(on_duty, at=AT + timedelta(days=1)), child.pk)
    assert DutyMatter.objects.get().ended_at == AT


def test_a_child_of_duty_work_is_nobodys_own_child_and_one_whom_they_work_with_stays_theirs(manager, on_duty):
    child, who = who_waits(), acting(on_duty)
    taken(manager, child, on_duty)
    assert [one.pk for one in visible_children(who)] == [child.pk]
    assert list(visible_children(who, is_own=True)) == []
    assert own_children(who).child_ids == ()
    assert my_work(who, None).counts["all"] == 0
    (mine,) = holding(on_duty, 1)
    taken(manager, mine, on_duty)
    assert own_children(who).child_ids == (mine.pk,)


def test_the_numbers_of_a_manager_are_of_children_whom_they_may_open(manager, on_duty):
    assert (how_they_wait(manager), how_many_late(manager)) == (Unheld(0, 0, HowLongWaited.WITHIN), 0)
    who_waits(since=ON - timedelta(days=200))
    taken(manager, who_waits(since=ON - timedelta(days=3)), on_duty)
    DutyMatter.objects.update(needed_by_at=AT - timedelta(minutes=1))
    assert (how_they_wait(manager), how_many_late(manager)) == (Unheld(2, 200, HowLongWaited.RED), 1)
    other = acting(Role.PRACTICE_SUPERVISOR, a_team("Team B", "B01"))
    assert (how_they_wait(other).count, how_many_late(other)) == (0, 0)


def test_duty_work_is_no_allocation_the_child_still_waits(manager, on_duty):
    child = who_waits(opened_on=ON - timedelta(days=3))
    taken(manager, child, on_duty)
    page = duty_hub(manager, None)
    (one,) = page.rows
    assert (one.child_id, one.worker, one.held_by, one.presses, one.looked_on) == (
        child.pk,
        "",
        on_duty.name,
        (Press.DUTY_OPEN, Press.WAITED_LONG),
        ON,
    )
    assert (page.on_duty, page.duty_count, page.duty_late_count) == ((on_duty.name,), 1, 0)


def test_duty_work_past_its_time_stands_before_all_but_a_risk_on_the_same_day(manager, on_duty):
    who_waits(since=ON - timedelta(days=200))
    child = who_waits()
    taken(manager, child, on_duty, needed="within_two_hours")
    later = acting(Role.PRACTICE_SUPERVISOR, at=AT + timedelta(hours=2, seconds=1))
    page = duty_hub(later, None)
    assert (page.rows[0].child_id, page.rows[0].presses[0]) == (child.pk, Press.DUTY_LATE)
    assert (page.duty[0].is_late, page.duty[0].holder, page.duty_late_count) == (True, on_duty.name, 1)
    assert how_many_held(acting(on_duty, at=later.at)) == (1, 1)


def test_what_is_handed_on_stays_open_in_other_hands_with_every_line_of_it(manager, on_duty):
    worker = a_worker()
    (child,) = holding(worker, 1)
    number = taken(manager, child, on_duty)
    answer_duty(acting(on_duty), child.pk, duty_matter_id=number, outcome="noted", words="Left a message there.")
    answer_duty(
        acting(on_duty), child.pk, duty_matter_id=number, outcome="handed_on", words="Their worker rings back.",
        hands_to=worker.pk,
    )  # fmt: skip
    assert (how_many_held(acting(on_duty)), how_many_held(acting(worker))) == ((0, 0), (1, 0))
    (matter,) = child_duty(acting(worker), child.pk).open
    assert [(one.outcome, one.held_by) for one in matter.entries] == [
        ("taken", on_duty.name),
        ("noted", on_duty.name),
        ("handed_on", worker.name),
    ]
    answer_duty(acting(worker), child.pk, duty_matter_id=number, outcome="done", words="Spoke to the head.")
    assert child_duty(acting(worker), child.pk).ended[0].ended_at == AT
    assert Assignment.objects.get(child_id=child.pk, user=worker).to_on is None
    with pytest.raises(NotPossibleNow, match="has ended"):
        answer_duty(acting(worker), child.pk, duty_matter_id=number, outcome="noted", words="And one more thing.")
    assert DutyEntry.objects.count() == 4


def test_nobody_to_whom_the_record_is_shut_is_given_duty_work(manager, on_duty):
    kin, shut = who_waits(), who_waits()
    Conflict.objects.create(child_id=kin.pk, user=on_duty, from_on=ON)
    with pytest.raises(NotPossibleNow, match="cannot take it"):
        taken(manager, kin, on_duty)
    row = Restriction.objects.create(child_id=shut.pk, reason="danger", from_on=ON)
    row.allowed.add(manager.user_id)
    with pytest.raises(NotPossibleNow, match="cannot take it"):
        taken(manager, shut, on_duty)
    assert dict(child_duty(manager, shut.pk).may_hold).keys() == {manager.user_id}
    stranger = a_user(Role.FAMILY_COURT_ADVISER)
    with pytest.raises(NotPossibleNow, match="cannot take it"):
        taken(manager, who_waits(), stranger)
    assert not DutyMatter.objects.exists()
    assert not Assignment.objects.filter(user=on_duty).exists()


def test_duty_work_on_a_child_whom_a_reader_may_not_open_is_on_no_list_and_in_no_count_of_theirs(manager, on_duty):
    child, other = who_waits(), acting(Role.PRACTICE_SUPERVISOR)
    taken(manager, child, on_duty)
    assert duty_hub(other, None).duty_count == 1
    Restriction.objects.create(child_id=child.pk, reason="danger", from_on=ON).allowed.add(manager.user_id)
    page = duty_hub(other, None)
    assert (page.duty, page.duty_count, page.duty_late_count) == ((), 0, 0)
    assert how_many_held(acting(on_duty)) == (0, 0)
    assert duty_hub(manager, None).duty_count == 1
    away = acting(Role.PRACTICE_SUPERVISOR, a_team("Team B", "B01"))
    assert duty_hub(away, None).duty == ()


def test_another_childs_duty_work_is_not_there(manager, on_duty):
    child, other = who_waits(), who_waits()
    number = taken(manager, child, on_duty)
    with pytest.raises(NoSuchChild):
        answer_duty(manager, other.pk, duty_matter_id=number, outcome="done", words="Rang the school back.")


def test_each_act_leaves_one_event_without_a_word_of_what_was_said(manager, on_duty):
    child = who_waits()
    before = AuditEvent.objects.count()
    number = taken(manager, child, on_duty)
    event = AuditEvent.objects.order_by("-pk").first()
    assert AuditEvent.objects.count() == before + 1
    assert (event.kind, event.facts) == (
        "allocation.take_duty",
        {"duty": number, "kind": "worry", "needed": "today", "holder": on_duty.pk},
    )
    answer_duty(manager, child.pk, duty_matter_id=number, outcome="struck", words="It was another child.")
    event = AuditEvent.objects.order_by("-pk").first()
    assert (event.kind, event.facts) == (
        "allocation.answer_duty",
        {"duty": number, "outcome": "struck", "holder": on_duty.pk},
    )
    assert Assignment.objects.get(user=on_duty, capacity="duty").to_on == ON
