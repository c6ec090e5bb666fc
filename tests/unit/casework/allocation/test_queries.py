"""What pages are told: capacity with alerts first, who waits, rankings, plans, one's own lines; in so many queries."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from support.allocation_people import a_case, a_worker, holding, who_waits
from support.casework_people import ON, a_child, a_team, acting, assign
from support.invented_workloads import TOLD
from waypost.casework.access.acting import MayNot, NoSuchChild
from waypost.casework.access.models import Assignment, Conflict
from waypost.casework.access.roles import Role
from waypost.casework.allocation.actions.allocate import allocate, defer
from waypost.casework.allocation.actions.set_hours import record_absence, set_other_work, set_skill, set_terms
from waypost.casework.allocation.actions.set_weights import set_weights
from waypost.casework.allocation.capacity import State
from waypost.casework.allocation.queries import (
    my_workload,
    plan_for_absence,
    plan_of_today,
    team_capacity,
    who_might_take,
)
from waypost.casework.allocation.queries import (
    who_waits as waiting,
)
from waypost.casework.allocation.rules import HowLongWaited

pytestmark = pytest.mark.django_db


def manager(team=None):
    return acting(Role.PRACTICE_SUPERVISOR, team)


def test_a_team_shows_whoever_needs_a_manager_first_and_nobody_reads_as_free_for_want_of_hours():
    who = manager()
    within, amber, away, unknown = a_worker(), a_worker(), a_worker(), a_worker(None)
    for user, number in ((within, 2), (amber, 20), (away, 3), (unknown, 1)):
        holding(user, number)
    record_absence(who, None, user_id=away.pk, from_on=ON, until_on=ON + timedelta(days=13))
    page = team_capacity(who, None)
    assert [(one.user_id, one.state, one.percent) for one in page.members] == [
        (away.pk, State.NO_HOURS_WITH_CASES, None),
        (unknown.pk, State.HOURS_NOT_RECORDED, None),
        (amber.pk, State.AMBER, Decimal("100.0")),
        (within.pk, State.WITHIN, Decimal("23.5")),
    ]
    first = page.members[0]
    assert (first.words, first.reductions, first.next_change_on) == (
        "No hours, 3 pieces of work",
        ("Away",),
        ON + timedelta(days=14),
    )
    assert (page.alerts, page.points, page.available_points) == (2, Decimal("123.50"), 200)


def test_siblings_in_one_case_are_one_piece_of_work_with_further_children():
    user = a_worker()
    children = [a_child(family_reference="F1") for _ in range(3)]
    a_case(*children, next_hearing_on=ON + timedelta(days=5), has_domestic_abuse=True)
    for child in children:
        assign(child, user)
    told = my_workload(acting(user), None)
    assert [(line.kind, line.points) for line in told.lines] == [
        ("stable", 15),
        ("work", Decimal("4.25")),
        ("extra", Decimal("0.75")),
        ("extra", Decimal("1.50")),
        ("extra", Decimal("0.75")),
    ]
    assert told.points == sum(line.points for line in told.lines) == Decimal("22.25")


@pytest.mark.parametrize(
    ("law", "kind", "programme", "capacity", "received", "title"),
    [
        ("public", "section_31", "public_law_outline", "guardian", 0, "Care or supervision proceedings"),
        (
            "private",
            "section_8",
            "child_arrangements_programme",
            "adviser",
            41,
            "Safeguarding letter, to the first hearing",
        ),
        ("private", "section_8", "child_arrangements_programme", "adviser", 42, "Section 7 report"),
        ("private", "section_8", "child_focused_court", "adviser", 0, "Child Impact Report, part 1"),
        ("private", "section_8", "child_arrangements_programme", "guardian", 0, "Guardian under rule 16.4"),
        ("private", "nobody knows", "other", "adviser", 0, "Work without a weight of its own"),
        (None, "", "", "adviser", 0, "Waiting for the order, or closing"),
    ],
)
def test_a_case_is_the_work_that_its_law_way_and_part_make_it(law, kind, programme, capacity, received, title):
    user, child = a_worker(), a_child()
    if law:
        case = a_case(child, law=law, kind=kind, programme=programme)
        case.received_on = ON - timedelta(days=received)
        case.save()
    assign(child, user, capacity=capacity)
    assert [line.title for line in my_workload(acting(user), None).lines] == [
        "Supervision, team, learning and recording",
        title,
    ]


def test_weights_set_here_count_from_their_first_day_on():
    user = a_worker()
    holding(user, 1)
    told = {key: value for key, value in TOLD.items() if key != "in_force_from"}
    set_weights(acting(Role.HEAD_OF_SERVICE), None, told=told, from_on=ON + timedelta(days=1))
    today = acting(user)
    assert my_workload(today, None).points == Decimal("19.25")
    tomorrow = acting(user, at=today.at + timedelta(days=1))
    later = my_workload(tomorrow, None)
    assert (later.points, later.weights, later.weights_from) == (14, "Round numbers", ON + timedelta(days=1))


def test_other_work_counts():
    user, who = a_worker(), manager()
    set_other_work(who, None, user_id=user.pk, work_type="duty_day", from_on=ON)
    assert my_workload(acting(user), None).points == 25


def test_who_waits_longest_comes_first_with_what_was_decided():
    who = manager()
    new, old, long = who_waits(ON), who_waits(ON - timedelta(days=5)), who_waits(ON - timedelta(days=140))
    held = who_waits()
    assign(held, a_worker())
    defer(who, old.pk, why="nobody_has_room", review_on=ON + timedelta(days=7))
    rows = waiting(who, None)
    assert [(one.child_id, one.days, one.state) for one in rows] == [
        (long.pk, 140, HowLongWaited.RED),
        (old.pk, 5, HowLongWaited.AMBER),
        (new.pk, 0, HowLongWaited.WITHIN),
    ]
    assert [one.is_to_be_looked_at for one in rows] == [True, False, True]
    assert rows[1].deferred_because == "nobody_has_room"
    assert waiting(manager(a_team("Team B", "B01")), None) == ()


def test_a_ranking_tells_in_words_and_does_not_tell_of_a_conflict():
    light, shut, speaks = a_worker(), a_worker(), a_worker()
    holding(speaks, 1)
    child, who = who_waits(interpreter_language="Welsh"), manager()
    Conflict.objects.create(child_id=child.pk, user=shut, kind="kin", from_on=ON)
    set_skill(who, None, user_id=speaks.pk, skill="Welsh", from_on=ON)
    page = who_might_take(who, child.pk)
    assert [one.user_id for one in page.suggestions] == [speaks.pk, light.pk]
    assert page.suggestions[0].reasons == (
        "Would go from 19 % to 24 % of capacity",
        "Has the skills that would help",
        "Works in this area",
        "Travel not known",
    )
    assert page.may_not == ((shut.name, ("May not open this child's record",)),)
    assert page.decisions == ()
    allocate(who, child.pk, chosen=speaks.pk)
    (told,) = who_might_take(who, child.pk).decisions
    assert (told.kind, told.chosen, told.recommended) == ("allocated", speaks.name, speaks.name)


def test_a_sibling_counts_as_knowing_the_family():
    known, other = a_worker(), a_worker()
    holding(known, 5)
    assign(a_child(family_reference="F7"), known)
    child = who_waits(family_reference="F7")
    page = who_might_take(manager(), child.pk)
    assert [one.user_id for one in page.suggestions] == [known.pk, other.pk]
    assert page.suggestions[0].reasons[0] == "Works with this family"


def test_a_plan_of_the_day_keeps_siblings_together_and_defers_with_a_reason():
    who, free, full = manager(), a_worker(), a_worker()
    holding(free, 17)
    holding(full, 20)
    siblings = [who_waits(family_reference="F2") for _ in range(2)]
    alone = [who_waits() for _ in range(3)]
    page = plan_of_today(who, None)
    assert page.is_proven
    by_child = {line.child_id: line for line in page.lines}
    assert set(by_child) == {child.pk for child in (*siblings, *alone)}
    assert len({by_child[child.pk].user_id for child in siblings}) == 1
    assert full.pk not in {line.user_id for line in page.lines}
    assert page.deferred == sum(line.user_id is None for line in page.lines) == 2
    assert all(line.reasons for line in page.lines)


def test_a_plan_for_an_absence_gives_every_child_of_the_caseload_to_somebody_else():
    who, away, other = manager(), a_worker(), a_worker()
    children = holding(away, 3)
    record_absence(who, None, user_id=away.pk, from_on=ON)
    page = plan_for_absence(who, None, user_id=away.pk)
    assert {line.child_id for line in page.lines} == {child.pk for child in children}
    assert {line.user_id for line in page.lines} == {other.pk}


def test_an_associate_is_shown_as_one():
    who, user = manager(), a_worker("7.5")
    set_terms(who, None, user_id=user.pk, is_associate=True, takes=["section_7"], from_on=ON)
    (one,) = team_capacity(who, None).members
    assert (one.is_associate, one.contracted_hours) == (True, Decimal("7.5"))


def test_whoever_leads_an_area_sees_every_team_of_it():
    here, there, elsewhere = (
        a_worker(),
        a_worker(team=a_team("Team A02", "A01")),
        a_worker(team=a_team("Team B", "B01")),
    )
    seen = {one.user_id for one in team_capacity(acting(Role.HEAD_OF_SERVICE), None).members}
    assert seen == {here.pk, there.pk}
    assert elsewhere.pk not in seen


def test_practitioners_see_their_own_workload_and_nobody_elses():
    user = a_worker()
    assert my_workload(acting(user), None).points == 15
    for reading in (team_capacity, waiting, plan_of_today):
        with pytest.raises(MayNot):
            reading(acting(user), None)
    with pytest.raises(MayNot):
        my_workload(manager(), None)


def test_another_teams_child_is_as_one_that_is_not_there():
    child = who_waits(team=a_team("Team B", "B01"))
    for one in (child.pk, "C-none"):
        with pytest.raises(NoSuchChild):
            who_might_take(manager(), one)


def counted(function, *arguments, **told):
    with CaptureQueriesContext(connection) as asked:
        function(*arguments, **told)
    return len(asked)


def test_the_number_of_queries_does_not_grow_with_the_team_or_with_who_waits():
    who = manager()
    first = a_worker()
    holding(first, 1)
    child = who_waits(family_reference="F3")
    team_capacity(who, None)  # the first event begins the audit's chains
    few = [counted(team_capacity, who, None), counted(waiting, who, None), counted(plan_of_today, who, None)]
    few.append(counted(who_might_take, who, child.pk))
    for _ in range(3):
        holding(a_worker(), 3)
        who_waits(family_reference="F3")
    many = [counted(team_capacity, who, None), counted(waiting, who, None), counted(plan_of_today, who, None)]
    many.append(counted(who_might_take, who, child.pk))
    assert many == few
    assert Assignment.objects.filter(from_on=date(2027, 1, 4)).count() == 10
