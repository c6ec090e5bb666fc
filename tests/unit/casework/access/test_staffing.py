"""Appointing one person, changing a role from a day and ending it: what stood is never written over."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from support.casework_people import ON, a_child, a_team, a_user, acting, assign
from waypost.casework.access.actions.appoint import Post
from waypost.casework.access.actions.staffing import appoint_person, change_appointment, end_appointment
from waypost.casework.access.models import Appointment, Team, User
from waypost.casework.access.queries import roles_of
from waypost.casework.access.roles import Role
from waypost.casework.access.rules import NotPossible, check_change
from waypost.casework.access.staff_list import every_team, person, staff
from waypost.casework.audit.models import AuditEvent

pytestmark = pytest.mark.django_db
SOON = ON + timedelta(days=7)


@pytest.fixture
def administrator():
    return acting(Role.ADMINISTRATOR)


def post(**told) -> Post:
    return Post(
        **{"username": "new.one", "name": "New One", "role": Role.ASSISTANT, "team": "North", "from_on": ON, **told}
    )


def test_somebody_new_in_a_new_team_cannot_sign_in_yet(administrator):
    told = appoint_person(administrator, None, post=post(service_area="A7"))
    assert told.is_new
    user = User.objects.get(pk=told.user_id)
    assert not user.has_usable_password()
    assert Team.objects.get(name="North").service_area == "A7"
    again = appoint_person(administrator, None, post=post(role=Role.SCREENING_OFFICER))
    assert (again.user_id, again.is_new) == (told.user_id, False)
    assert [event.kind for event in AuditEvent.objects.order_by("pk")] == ["access.appoint_person"] * 2


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"username": "Has Spaces"}, "small letters"),
        ({"username": "x"}, "small letters"),
        ({"team": ""}, "held in a team"),
        ({"role": Role.HEAD_OF_SERVICE}, "service area"),
        ({"username": "known", "name": "Somebody Else"}, "another name"),
        ({"team": "Team A01", "service_area": "A99"}, "another service area"),
        ({"username": "known", "name": "Known One", "role": Role.AUDITOR, "team": "Team A01"}, "hold this role"),
    ],
)  # fmt: skip
def test_what_cannot_be_appointed_is_said(administrator, told, said):
    known = User.objects.create(username="known", name="Known One")
    Appointment.objects.create(user=known, role=Role.AUDITOR, team=a_team(), from_on=ON)
    with pytest.raises(NotPossible, match=said):
        appoint_person(administrator, None, post=post(**told))
    assert not AuditEvent.objects.exists()


def test_nobody_appoints_changes_or_ends_themselves(administrator):
    mine = Appointment.objects.get(user_id=administrator.user_id)
    me = User.objects.get(pk=administrator.user_id)
    with pytest.raises(NotPossible, match="your own"):
        appoint_person(administrator, None, post=post(username=me.username, name=me.name))
    with pytest.raises(NotPossible, match="your own"):
        end_appointment(administrator, None, appointment_id=mine.pk, last_on=ON)
    with pytest.raises(NotPossible, match="your own"):
        change_appointment(administrator, None, appointment_id=mine.pk, role=Role.AUDITOR, team_id=1, from_on=SOON)


def test_a_change_holds_from_its_day_and_what_was_stays(administrator):
    user, other = a_user(Role.FAMILY_COURT_ADVISER), a_team("South", "A2")
    before = Appointment.objects.get(user=user)
    change_appointment(
        administrator, None, appointment_id=before.pk, role=Role.PRACTICE_SUPERVISOR, team_id=other.pk, from_on=SOON
    )
    held = list(Appointment.objects.filter(user=user).order_by("from_on").values_list("role", "from_on", "to_on"))
    assert held == [
        ("family_court_adviser", date(2020, 1, 1), SOON - timedelta(days=1)),
        ("practice_supervisor", SOON, None),
    ]
    assert roles_of(user.pk, administrator.at) == (Role.FAMILY_COURT_ADVISER,)
    assert roles_of(user.pk, administrator.at + timedelta(days=7)) == (Role.PRACTICE_SUPERVISOR,)


def test_an_end_holds_after_the_last_day_and_one_that_never_held_is_gone(administrator):
    user = a_user(Role.ASSISTANT)
    row = Appointment.objects.get(user=user)
    with pytest.raises(NotPossible, match="last day"):
        end_appointment(administrator, None, appointment_id=row.pk, last_on=ON - timedelta(days=2))
    end_appointment(administrator, None, appointment_id=row.pk, last_on=ON)
    assert roles_of(user.pk, administrator.at) == (Role.ASSISTANT,)
    assert roles_of(user.pk, administrator.at + timedelta(days=1)) == ()
    today = a_user(Role.ASSISTANT, since=ON)
    end_appointment(administrator, None, appointment_id=today.appointments.get().pk, last_on=ON - timedelta(days=1))
    assert not today.appointments.exists()
    with pytest.raises(NotPossible, match="no such appointment"):
        end_appointment(administrator, None, appointment_id=0, last_on=ON)


def test_a_change_rewrites_no_day_on_which_somebody_worked():
    check_change(SOON, ON, ON)
    check_change(ON, ON, ON)
    with pytest.raises(NotPossible, match="later than this"):
        check_change(ON - timedelta(days=1), ON, ON)
    with pytest.raises(NotPossible, match="stood since"):
        check_change(ON - timedelta(days=9), ON - timedelta(days=9), ON)


def test_the_list_shows_who_is_here_by_name_and_finds_by_name_and_team(administrator):
    adviser = a_user(Role.FAMILY_COURT_ADVISER, a_team("South", "A2"))
    a_user(Role.ASSISTANT, until=ON - timedelta(days=1))
    assign(a_child(), adviser)
    found = staff(administrator, None)
    assert found.count == 2, "whoever has left is not here"
    assert [one.name for one in found.people] == sorted(one.name for one in found.people)
    assert [one.user_id for one in staff(administrator, None, words="south").people] == [adviser.pk]
    assert staff(administrator, None, words="nobody like it").people == ()
    told = person(administrator, None, user_id=adviser.pk)
    assert (told.children, told.has_password, told.invited_until) == (1, False, None)
    assert [one.name for one in every_team()] == ["South", "Team A01"]
    with pytest.raises(NotPossible, match="no such person"):
        person(administrator, None, user_id=0)
