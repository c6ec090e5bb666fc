"""Whose record somebody may open: the table of every role, and what beats what."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from support.casework_people import AT, a_child, a_team, a_user, acting, assign
from waypost.casework.access.models import Assignment, BreakGlass, Conflict, Restriction
from waypost.casework.access.roles import SCOPES, Role, Scope
from waypost.casework.access.visibility import holds_on, is_visible
from waypost.casework.children.models import Child
from waypost.casework.children.queries.visible import of_visible, own_children, visible_children

pytestmark = pytest.mark.django_db
SINCE = date(2027, 1, 1)


def sees(who, child) -> bool:
    """Ask for one child, in a list, of what is the child's, and of one's own work: all ways must agree."""
    one = is_visible(who.user_id, who.role, who.team_id, who.service_area, who.at, child.pk)
    assert one == visible_children(who).filter(pk=child.pk).exists()
    held = Assignment.objects.filter(holds_on(who.on), user_id=who.user_id, child_id=child.pk).exists()
    assert (child.pk in own_children(who).child_ids) == (one and held)
    assert one == Child.objects.filter(of_visible(who), pk=child.pk).exists()
    return one


# whose assignment     assigned  team   area   none
TABLE = {
    "own": {Scope.ASSIGNED: True, Scope.TEAM: True, Scope.AREA: True, Scope.NONE: False},
    "colleague of my team": {Scope.ASSIGNED: False, Scope.TEAM: True, Scope.AREA: True, Scope.NONE: False},
    "nobody of my team yet": {Scope.ASSIGNED: False, Scope.TEAM: True, Scope.AREA: True, Scope.NONE: False},
    "another team of my area": {Scope.ASSIGNED: False, Scope.TEAM: False, Scope.AREA: True, Scope.NONE: False},
    "another area": {Scope.ASSIGNED: False, Scope.TEAM: False, Scope.AREA: False, Scope.NONE: False},
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("whose", TABLE)
def test_the_table_of_roles_and_assignments(role, whose):
    team, beside, away = a_team(), a_team("Team A01 north"), a_team("Team B02", "B02")
    user = a_user(role, team)
    child = a_child()
    match whose:
        case "own":
            assign(child, user, team)
        case "colleague of my team":
            assign(child, a_user(Role.CHILDRENS_GUARDIAN, team), team)
        case "nobody of my team yet":
            assign(child, None, team)
        case "another team of my area":
            assign(child, a_user(Role.CHILDRENS_GUARDIAN, beside), beside)
        case "another area":
            assign(child, a_user(Role.CHILDRENS_GUARDIAN, away), away)
    assert sees(acting(user), child) is TABLE[whose][SCOPES[role]]


def test_a_child_whom_nobody_works_for_is_seen_by_nobody():
    child = a_child()
    assert not any(sees(acting(role), child) for role in Role)


def test_a_conflict_of_interest_beats_everything_else():
    user, child = a_user(Role.FAMILY_COURT_ADVISER), a_child()
    assign(child, user)
    restriction = Restriction.objects.create(child_id=child.pk, reason="staff_family", from_on=SINCE)
    restriction.allowed.add(user)
    _break(user, child)
    assert sees(acting(user), child)
    Conflict.objects.create(child_id=child.pk, user=user, kind="kin", from_on=SINCE)
    assert not sees(acting(user), child)


def test_a_restricted_child_is_open_to_those_named_alone():
    named, other, child = a_user(Role.FAMILY_COURT_ADVISER), a_user(Role.SERVICE_MANAGER), a_child()
    assign(child, named)
    assert sees(acting(other), child)
    Restriction.objects.create(child_id=child.pk, reason="staff_family", from_on=SINCE).allowed.add(named)
    assert sees(acting(named), child)
    assert not sees(acting(other), child)


def test_what_has_ended_no_longer_counts():
    user, child = a_user(Role.FAMILY_COURT_ADVISER), a_child()
    mine = assign(child, user)
    who = acting(user)
    mine.to_on = who.on
    mine.save()
    assert sees(who, child)
    mine.to_on = who.on - timedelta(days=1)
    mine.save()
    assert not sees(who, child)
    Restriction.objects.create(child_id=child.pk, reason="x", from_on=SINCE, to_on=who.on - timedelta(days=1))
    assign(child, a_user(Role.CHILDRENS_GUARDIAN))
    assert sees(acting(Role.SERVICE_MANAGER), child)


def test_a_broken_glass_opens_for_its_time_alone():
    user, child = a_user(Role.FAMILY_COURT_ADVISER), a_child()
    _break(user, child)
    assert sees(acting(user), child)
    assert not sees(acting(user, at=AT + timedelta(hours=2)), child)
    assert not sees(acting(user, at=AT - timedelta(hours=2)), child)


def _break(user, child) -> None:
    BreakGlass.objects.create(
        child_id=child.pk, user=user, reason="…", from_at=AT - timedelta(hours=1), until_at=AT + timedelta(hours=1)
    )
