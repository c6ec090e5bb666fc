"""The demonstration has a day of duty in each team, by the actions alone; each text says that it is invented."""

from __future__ import annotations

from datetime import timedelta

import pytest

from support.allocation_people import a_worker, who_waits
from support.casework_people import ON, a_user, acting
from waypost.casework.access.roles import Role
from waypost.casework.allocation import models
from waypost.casework.allocation.duty_told import rota
from waypost.casework.allocation.hub import duty_hub
from waypost.wiring.invented_duty import be_on_duty

pytestmark = pytest.mark.django_db


def test_each_team_has_a_rota_and_duty_work_open_late_and_done():
    lead, user = a_user(Role.PRACTICE_SUPERVISOR), a_worker()
    children = [who_waits(since=ON - timedelta(days=20 + number)) for number in range(5)]
    assert be_on_duty(ON) == 1
    page = duty_hub(acting(lead), None)
    assert (page.on_duty, page.duty_count, page.duty_late_count) == ((user.name,), 3, 1)
    assert {one.child_id for one in page.duty} < {child.pk for child in children}
    told = rota(acting(lead), None)
    assert (len(told.past), len(told.today), len(told.coming)) == (1, 1, 4)
    assert [bool(one.struck_because) for one in told.coming] == [False, False, False, True]
    assert sorted(models.DutyEntry.objects.values_list("outcome", flat=True)) == ["done", "noted", *["taken"] * 4]
    texts = [
        *models.DutyMatter.objects.values_list("said", flat=True),
        *models.DutyEntry.objects.exclude(outcome="taken").values_list("words", flat=True),
        *models.OnDuty.objects.exclude(struck_because="").values_list("struck_because", flat=True),
    ]
    assert [text for text in texts if not text.startswith("Invented:")] == []


def test_a_team_without_children_who_wait_has_a_rota_alone_and_without_people_there_is_nothing():
    assert be_on_duty(ON) == 0
    a_user(Role.PRACTICE_SUPERVISOR)
    a_worker()
    assert be_on_duty(ON) == 1
    assert not models.DutyMatter.objects.exists()
