"""The demonstration has a programme that is late, an alarm, a signature of a version that is no more; all invented."""

from __future__ import annotations

import pytest

from support.casework_people import ON, a_team, a_user, acting
from waypost.casework.access.models import Team
from waypost.casework.access.roles import Role
from waypost.casework.strategy.areas.queries import area_plans, calendar
from waypost.casework.strategy.definitions.queries import definitions
from waypost.casework.strategy.programmes.queries import programmes
from waypost.casework.strategy.risks.queries import risks
from waypost.pipeline import measures
from waypost.wiring.invented_strategy import plan_some

pytestmark = pytest.mark.django_db


def test_one_of_each_that_matters_and_every_one_says_that_it_is_invented():
    ministry = Team.objects.create(name="Invented ministry", agency="ministry_of_justice", service_area="")
    people = {role: a_user(role, a_team()) for role in (Role.PROGRAMME_OFFICER, Role.BOARD_MEMBER)}
    a_user(Role.PARTNER, ministry)
    assert plan_some(ON)
    board = acting(people[Role.BOARD_MEMBER])
    told = (*programmes(board, None), *area_plans(board, None), *risks(board, None), *calendar(board, None)[1])
    assert len(told) == 7
    assert all(one.is_invented for one in told)
    assert {one.status for one in programmes(board, None)} == {"late", "reached_but_not_measured"}
    assert {one.state for one in risks(board, None)} == {"above_appetite_without_action", "above_appetite"}
    found = {one.measure_id: one for one in definitions(board, None, described=tuple(measures.described()))}
    signed = {one.bodies["ministry"].value for one in found.values() if one.signatures}
    assert signed == {"signed_this_version", "signed_an_earlier_version"}
    assert all(one.is_invented for one in found.values() if one.signatures)
    assert not any(one.is_agreed for one in found.values())


def test_without_people_there_is_nothing():
    assert not plan_some(ON)
