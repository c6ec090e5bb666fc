"""Who a record is shut to, and whom a restriction may name."""

from __future__ import annotations

import pytest

from support.casework_people import a_child, a_team, a_user, acting, assign
from waypost.casework.access.acting import MayNot
from waypost.casework.access.actions.shut import declare_conflict, restrict_child
from waypost.casework.access.roles import Role
from waypost.casework.access.shutting import who_may_open

pytestmark = pytest.mark.django_db


def test_what_shuts_a_record_is_told_to_those_who_may_end_it():
    team = a_team("Shut", "A01")
    boss, adviser = a_user(Role.SERVICE_MANAGER, team), a_user(Role.FAMILY_COURT_ADVISER, team)
    child = a_child()
    assign(child, adviser, team)
    declare_conflict(acting(adviser), None, reference=child.pk, kind="kin")
    restrict_child(acting(boss), child.pk, reason="danger", allowed=[boss.pk])
    told = who_may_open(acting(boss), child.pk)
    assert [(one.reason, one.names) for one in told.restrictions] == [("danger", (boss.name,))]
    assert [(one.name, one.kind, one.is_mine) for one in told.conflicts] == [(adviser.name, "kin", False)]
    with pytest.raises(MayNot):
        who_may_open(acting(adviser), child.pk)


def test_a_restriction_may_name_the_team_and_the_worker_and_nobody_in_conflict():
    team, elsewhere = a_team("Here", "A01"), a_team("There", "A09")
    boss, worker = a_user(Role.SERVICE_MANAGER, team), a_user(Role.FAMILY_COURT_ADVISER, elsewhere)
    colleague, kin = a_user(Role.FAMILY_COURT_ADVISER, team), a_user(Role.FAMILY_COURT_ADVISER, team)
    head, stranger = a_user(Role.HEAD_OF_SERVICE, team), a_user(Role.FAMILY_COURT_ADVISER, elsewhere)
    figures = a_user(Role.ANALYST, team)
    child = a_child()
    assign(child, boss, team)
    assign(child, worker, elsewhere)
    declare_conflict(acting(kin), None, reference=child.pk, kind="friend")
    named = [number for number, _ in who_may_open(acting(boss), child.pk).may_name]
    assert named[0] == boss.pk
    assert who_may_open(acting(boss), child.pk).may_name[0][1] == f"{boss.name}, Service manager"
    assert set(named) == {boss.pk, worker.pk, colleague.pk, head.pk}
    assert not {kin.pk, stranger.pk, figures.pk} & set(named)
