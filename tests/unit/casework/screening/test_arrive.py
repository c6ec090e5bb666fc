"""Applications that the record brings are put on the queue once, with whom to look for; old ones are not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from support.casework_people import acting
from support.screening_people import RECEIVED, a_desk, begun
from waypost.casework.access.roles import Role
from waypost.casework.screening.actions.arrive import arrive
from waypost.casework.screening.models import Match, Screening
from waypost.casework.screening.terms import arrival_days

pytestmark = pytest.mark.django_db


def test_what_came_lately_is_on_the_queue_once():
    desk, known, public = a_desk(is_abuse_alleged=True), a_desk(), a_desk("public_law_outline", law="public")
    begun(known)
    night = acting(Role.ADMINISTRATOR)
    assert arrive(night, None, told_on=RECEIVED) == 1
    assert arrive(night, None, told_on=RECEIVED) == 0
    row = Screening.objects.get(child=desk.child)
    assert (row.state, row.programme, row.is_abuse_alleged) == ("arrived", desk.case.programme, True)
    assert Match.objects.filter(screening=row).count() == 3
    assert Match.objects.filter(screening=row, is_of_child=True).get().about == desk.child.pk
    assert not Screening.objects.filter(child=public.child).exists()


def test_what_came_long_ago_was_screened_before():
    a_desk()
    night = acting(Role.ADMINISTRATOR)
    assert arrive(night, None, told_on=RECEIVED + timedelta(days=arrival_days() + 1)) == 0
    assert arrive(night, None, told_on=RECEIVED + timedelta(days=arrival_days())) == 1
