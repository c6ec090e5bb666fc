"""What a manager reads of one practitioner: every line without a word of whose it is, in so many queries."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from support.allocation_people import a_worker, holding
from support.casework_people import ON, a_team, acting
from waypost.casework.access.acting import MayNot, NothingThere
from waypost.casework.access.roles import Role
from waypost.casework.allocation.actions.set_hours import (
    end_other_work,
    end_skill,
    record_absence,
    set_other_work,
    set_skill,
    set_terms,
)
from waypost.casework.allocation.practitioner import practitioner
from waypost.casework.allocation.queries import my_workload
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.rules import NotPossibleNow

pytestmark = pytest.mark.django_db


def manager():
    return acting(Role.PRACTICE_SUPERVISOR)


def test_a_manager_reads_the_same_lines_as_the_practitioner_and_not_whose_they_are():
    user, who = a_worker(), manager()
    holding(user, 2)
    told = practitioner(who, None, user_id=user.pk)
    own = my_workload(acting(user), None)
    assert [(one.title, one.points) for one in told.workload.lines] == [(one.title, one.points) for one in own.lines]
    assert {one.of for one in told.workload.lines} == {""}
    assert any(one.of for one in own.lines)
    assert (told.workload.points, told.workload.percent) == (Decimal("23.50"), Decimal("23.5"))
    event = AuditEvent.objects.order_by("pk").first()
    assert (event.kind, event.is_reading, event.facts) == ("allocation.practitioner", True, {"user": user.pk})


def test_each_thing_that_was_set_stands_there_the_latest_first_and_what_is_over_says_so():
    user, who = a_worker(), manager()
    first = set_skill(who, None, user_id=user.pk, skill="Welsh", from_on=ON - timedelta(days=9))
    set_skill(who, None, user_id=user.pk, skill="Polish", from_on=ON)
    end_skill(who, None, skill_id=first, until_on=ON - timedelta(days=1))
    work = set_other_work(who, None, user_id=user.pk, work_type="duty_day", from_on=ON)
    end_other_work(who, None, other_work_id=work, until_on=ON)
    record_absence(who, None, user_id=user.pk, from_on=ON)
    set_terms(who, None, user_id=user.pk, is_associate=True, takes=["section_7"], from_on=ON)
    told = practitioner(who, None, user_id=user.pk)
    assert [(one.what, one.is_over) for one in told.skills] == [("Polish", False), ("Welsh", True)]
    assert [(one.what, one.until_on, one.is_over) for one in told.other_work] == [
        ("A day on duty each week", ON, False)
    ]
    assert [(one.what, one.hours) for one in (*told.hours, *told.reductions)] == [
        ("Hours a week", Decimal("37.0")),
        ("Away", Decimal("37.0")),
    ]
    assert [one.what for one in told.terms] == ["Associate: Section 7 report"]
    others = dict(told.other_work_types)
    assert {"duty_day", "student", "section_7_addendum"} <= set(others)
    assert not {"care_proceedings", "closing", "safeguarding_letter", "rule_16_4"} & set(others)
    assert set(others) < set(dict(told.work_types))


def test_somebody_of_another_team_is_nobody_and_no_other_role_reads():
    stranger = a_worker(team=a_team("Team B", "B01"))
    skill = set_skill(
        acting(Role.PRACTICE_SUPERVISOR, a_team("Team B", "B01")), None, user_id=stranger.pk, skill="Welsh", from_on=ON
    )
    for user_id in (stranger.pk, 2_000_000_000):
        with pytest.raises(NothingThere):
            practitioner(manager(), None, user_id=user_id)
    for end in (
        lambda: end_skill(manager(), None, skill_id=skill, until_on=ON),
        lambda: end_other_work(manager(), None, other_work_id=999, until_on=ON),
    ):
        with pytest.raises(NotPossibleNow, match="nobody of your team"):
            end()
    with pytest.raises(MayNot):
        practitioner(acting(stranger), None, user_id=stranger.pk)


def test_the_number_of_queries_does_not_grow_with_what_somebody_carries():
    user, who = a_worker(), manager()
    holding(user, 1)
    practitioner(who, None, user_id=user.pk)  # the first event begins the audit's chains

    def counted() -> int:
        with CaptureQueriesContext(connection) as asked:
            practitioner(who, None, user_id=user.pk)
        return len(asked)

    few = counted()
    holding(user, 5)
    for _ in range(3):
        set_skill(who, None, user_id=user.pk, skill="Welsh", from_on=ON)
    assert counted() == few
