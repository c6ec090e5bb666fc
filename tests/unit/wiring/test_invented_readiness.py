"""The demonstration has an area that is ready, one with a gate shut and one that is live and not ready."""

from __future__ import annotations

import pytest

from support.casework_people import ON, a_team, a_user, acting
from waypost.casework.access.roles import Role
from waypost.casework.readiness.queries.areas import areas
from waypost.wiring.invented_readiness import make_areas_ready

pytestmark = pytest.mark.django_db


def test_three_areas_in_three_stages():
    team = a_team()
    for role in (Role.PROGRAMME_OFFICER, Role.SERVICE_MANAGER, Role.HEAD_OF_SERVICE):
        a_user(role, team)
    assert make_areas_ready(ON) == 3
    board = acting(Role.BOARD_MEMBER)
    told = {one.code: (one.stage.value, one.gates - one.open_gates) for one in areas(board, None)}
    assert (told["nottingham"], told["derby"]) == (("planned", 0), ("not_ready", 1))
    assert told["birmingham"][0] == "live_not_ready"


def test_without_people_there_is_nothing():
    assert make_areas_ready(ON) == 0
