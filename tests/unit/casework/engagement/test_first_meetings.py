"""Who was never met, for the duty hub: the same children that the list of meetings counts."""

from __future__ import annotations

from datetime import timedelta

import pytest

from support.casework_people import ON, a_child, a_user, acting, assign
from waypost.casework.access.roles import Role
from waypost.casework.children.models import Child, ChronologyLine
from waypost.casework.children.until_met import NeverMet, never_met_of
from waypost.casework.engagement.actions.excuse import ask_exception, decide_exception
from waypost.casework.engagement.actions.set_limit import set_limit

pytestmark = pytest.mark.django_db


def never():
    return never_met_of(Child.objects.all(), ON)


def test_a_child_whom_nobody_met_is_told_with_or_without_somebody_who_works_with_them():
    with_worker, alone = (a_child(opened_on=ON - timedelta(days=28)) for _ in range(2))
    assign(with_worker, a_user(Role.FAMILY_COURT_ADVISER))
    since = ON - timedelta(days=28)
    assert never() == {
        with_worker.pk: NeverMet(True, since, False, False),
        alone.pk: NeverMet(False, since, False, False),
    }


def test_the_areas_own_limit_counts():
    child = a_child(opened_on=ON - timedelta(days=8))
    assert not never()[child.pk].is_past_limit
    set_limit(acting(Role.HEAD_OF_SERVICE), None, limit="first_meeting", days=7, from_on=ON)
    assert never()[child.pk].is_past_limit


def test_whoever_is_not_born_closed_excused_or_was_met_elsewhere_is_not_told():
    a_child(born_on=None)
    a_child(is_open=False, closed_on=ON)
    elsewhere, excused = a_child(), a_child()
    ChronologyLine.objects.create(
        child=elsewhere, line_id="L", happened_on=ON, learnt_on=ON, agency="cafcass", source="Cafcass",
        kind="child_engaged", title="Seen", sentence="Seen.",
    )  # fmt: skip
    user = a_user(Role.FAMILY_COURT_ADVISER)
    assign(excused, user)
    number = ask_exception(acting(user), excused.pk, reason="child_declined", until_on=ON + timedelta(days=7), note="")
    assert set(never()) == {excused.pk}
    decide_exception(acting(Role.PRACTICE_SUPERVISOR), excused.pk, excused_id=number, is_granted=True)
    assert never() == {}
