"""The demonstration has the real Trailblazer areas, invented initiatives of several standards, pools and a survey."""

from __future__ import annotations

import pytest

from support.casework_people import ON, a_team, a_user, acting
from waypost.casework.access.roles import Role
from waypost.casework.strategy.what_works.queries.initiatives import guide, initiatives
from waypost.casework.strategy.what_works.queries.pools import pools
from waypost.casework.strategy.what_works.queries.survey import counted
from waypost.wiring.invented_what_works import try_some

pytestmark = pytest.mark.django_db


def test_real_and_invented_are_told_apart():
    team = a_team()
    for role in (Role.PROGRAMME_OFFICER, Role.PARTNER, *(Role.FAMILY_COURT_ADVISER,) * 3):
        a_user(role, team)
    assert try_some(ON)
    board = acting(Role.BOARD_MEMBER)
    told = initiatives(board, None)
    real = [one for one in told if one.kind == "trailblazer"]
    assert (len(real), any(one.is_invented for one in real)) == (5, False)
    invented = [one for one in told if one.kind != "trailblazer"]
    assert all(one.is_invented and one.title.startswith("Invented") for one in invented)
    assert [one.verdict for one in guide(board, None).better] == ["better"]
    assert [one.sums.left for one in pools(board, None)] == [48500, 38, 70]
    assert len(counted(board, None)) == 1


def test_without_people_there_is_nothing():
    assert not try_some(ON)
