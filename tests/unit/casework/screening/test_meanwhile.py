"""What screening tells the duty hub: risk to those who may see it, and who holds a child meanwhile."""

from __future__ import annotations

from datetime import timedelta

import pytest

from support.casework_people import ON, a_user, acting, assign
from support.screening_people import a_desk, begun
from waypost.casework.access.roles import Role
from waypost.casework.children.until_met import Screened, screened_of
from waypost.casework.screening.actions.risk import refer_risk, see_risk
from waypost.casework.screening.models import Held, ImmediateRisk

pytestmark = pytest.mark.django_db


def test_an_application_that_is_not_screened_to_its_end_and_the_abuse_alleged_in_it_are_told():
    desk = a_desk(is_abuse_alleged=True)
    assert screened_of(desk.who(desk.manager), [desk.child.pk]) == {}
    row = begun(desk)
    found = screened_of(desk.who(desk.manager), [desk.child.pk])
    assert found == {desk.child.pk: Screened(is_unfinished=True, is_abuse_alleged=True)}
    row.state = "settled"
    row.save()
    assert not screened_of(desk.who(desk.manager), [desk.child.pk])[desk.child.pk].is_unfinished


def test_a_risk_is_told_to_those_who_may_see_it_the_gravest_first_until_the_authority_was_told():
    desk = a_desk()
    row, who = begun(desk), desk.who(desk.officer)
    told = see_risk(who, desk.child.pk, screening_id=row.pk, what="Said at the door.", after=0)
    seen = screened_of(who, [desk.child.pk])[desk.child.pk]
    assert (seen.risk, seen.is_risk_untold) == ("seen", True)
    officer = a_user(Role.COURT_OFFICER)
    assert screened_of(acting(officer), [desk.child.pk]) == {}  # nothing of a child whom they may not open
    assign(desk.child, officer)
    assert screened_of(acting(officer), [desk.child.pk])[desk.child.pk].risk == ""
    refer_risk(who, desk.child.pk, risk_id=told, authority="E08000025")
    seen = screened_of(who, [desk.child.pk])[desk.child.pk]
    assert (seen.risk, seen.is_risk_untold) == ("referred", False)
    ImmediateRisk.objects.update(state="stood_down", referred_at=None)
    assert screened_of(who, [desk.child.pk])[desk.child.pk].risk == ""


def test_who_holds_a_child_is_told_with_the_clock_and_another_child_tells_nothing():
    desk, other = a_desk(), a_desk()
    Held.objects.create(child=desk.child, level="high", holder=desk.manager, since_on=ON - timedelta(days=8))
    found = screened_of(desk.who(desk.manager), [desk.child.pk, other.child.pk])
    held = found[desk.child.pk]
    assert (held.holder, held.level, held.is_hold_late) == (desk.manager.name, "high", True)
    assert held.look_again_by_on == ON - timedelta(days=1)
    assert other.child.pk not in found
