"""The demonstration's families say something: a month of a team, three reports, a worry, two complaints."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from support.casework_people import AT, ON, a_child, a_team, a_user, acting, assign
from waypost.casework.access.models import Team, User
from waypost.casework.access.roles import Role
from waypost.casework.feedback.models import Complaint, FreeText
from waypost.casework.feedback.queries.listening import insight, month_of_team, year_of_all
from waypost.casework.feedback.queries.reading import desk, worries
from waypost.casework.feedback.terms import survey
from waypost.wiring.invented_feedback import families_say_some

pytestmark = pytest.mark.django_db


@pytest.fixture
def team() -> Team:
    return a_team()


def somebody(role: Role, team: Team) -> User:
    user = a_user(role, team)
    user.is_invented = True
    user.save()
    return user


def test_what_families_say_is_heard_read_and_counted(team):
    adviser, manager = somebody(Role.FAMILY_COURT_ADVISER, team), somebody(Role.COMPLAINTS_MANAGER, team)
    reader = somebody(Role.PRACTICE_SUPERVISOR, team)
    child = a_child()
    assign(child, adviser)
    assert families_say_some(child.pk, ON) == 32
    reads = replace(acting(reader), team_id=team.pk)
    (worry,) = worries(acting(adviser), None)
    assert worry.worry == "A child is afraid of the weekend."
    assert worry.words.startswith("I am scared")
    assert (desk(reads, None).is_reader, desk(reads, None).unread, desk(reads, None).late) == (True, 2, 0)
    assert sorted(Complaint.objects.values_list("state", flat=True)) == ["answered", "received"]
    month = month_of_team(reads, None, month=ON.replace(day=1) - timedelta(days=1))
    assert month.by_sentiment.total == 32
    assert month.heard
    assert year_of_all(acting(manager), None, year=ON.year).by_maker.total == 35
    for band in survey()["reports"]:
        told = insight(acting(manager), None, band=band, year=ON.year)
        assert [part.count for part in told.asked[0].answers.parts][:2] == [10, 8]
        assert told.responses == 18
    assert FreeText.objects.exclude(state="waiting").count() == 3


def test_without_somebody_to_read_nothing_is_said(team):
    adviser, child = somebody(Role.FAMILY_COURT_ADVISER, team), a_child()
    assign(child, adviser)
    assert families_say_some(child.pk, ON) == 0
    assert FreeText.objects.count() == 0
    assert AT.date() == ON
