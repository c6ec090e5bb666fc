"""The staff pages of the administrator: who is here, appointing, changing, ending, inviting again."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from support.staff_office import Office
from waypost.casework.access.models import Appointment, Team
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent

pytestmark = pytest.mark.django_db
DAY = {"from_on_day": "1", "from_on_month": "4", "from_on_year": "2027"}


@pytest.fixture
def client(office: Office) -> Client:
    client = Client()
    user = get_user_model().objects.get(pk=office.people[Role.ADMINISTRATOR])
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def acts() -> list[str]:
    return list(AuditEvent.objects.filter(is_reading=False).order_by("pk").values_list("kind", flat=True))


def new_person(**told: str) -> dict[str, str]:
    team = Team.objects.get(name="Riverside team")
    return {
        "username": "New.One", "name": "New Canaryperson", "role": "assistant", "team": str(team.pk),
        "agency": "cafcass", **DAY, **told,
    }  # fmt: skip


def test_the_list_finds_people_by_name_without_a_name_in_the_address(client):
    page = client.get(reverse("staff")).content.decode()
    assert "Board member Invented" in page
    found = client.post(reverse("staff"), {"words": "auditor"}).content.decode()
    assert "Auditor Invented" in found
    assert "Board member Invented" not in found
    assert "Nobody who works here" in client.post(reverse("staff"), {"words": "zzz"}).content.decode()


def test_somebody_new_is_appointed_and_the_code_is_shown_once(client):
    answer = client.post(reverse("staff_appoint"), new_person(once="token-1"))
    page = answer.content.decode()
    code = re.search(r"([2-9A-Z]{5}-){3}[2-9A-Z]{5}", page)[0]
    link = re.search(r"http://testserver(/invitation/[2-9A-Z]{16}/)", page)[1]
    assert client.get(link).status_code == 200
    assert acts() == ["access.appoint_person"]
    user = get_user_model().objects.get(username="new.one")
    told = client.get(reverse("staff_person", args=[user.pk])).content.decode()
    assert "Stands until" in told
    assert code not in told
    assert "New Canaryperson" not in re.search(r"<title>(.*?)</title>", told)[1]
    again = client.post(reverse("staff_appoint"), new_person(once="token-1"))
    assert again.status_code == 409
    assert Appointment.objects.filter(user=user).count() == 1


def test_a_new_team_is_made_with_its_area(client):
    form = new_person(team="new", new_team="Lakeside team", service_area="A3")
    assert client.post(reverse("staff_appoint"), form).status_code == 200
    assert Team.objects.get(name="Lakeside team").service_area == "A3"
    assert client.post(reverse("staff_appoint"), new_person(team="new")).status_code == 400


def test_what_is_wrong_is_said_and_what_was_typed_is_kept(client):
    page = client.post(reverse("staff_appoint"), new_person(username="two words")).content.decode()
    assert "small letters" in page
    assert 'value="New Canaryperson"' in page
    assert acts() == []


def test_a_role_changes_from_a_day_and_ends_after_one(client, office):
    user_id = office.people[Role.ASSISTANT]
    held = Appointment.objects.get(user_id=user_id)
    change = reverse("staff_change", args=[user_id, held.pk])
    assert "children today: see that somebody takes over" in client.get(change).content.decode()
    form = {"role": "screening_officer", "team_id": str(held.team_id), **DAY}
    assert client.post(change, form)["Location"] == reverse("staff_person", args=[user_id])
    page = client.get(reverse("staff_person", args=[user_id])).content.decode()
    assert "Screening officer" in page
    assert "From 1 April 2027" in page
    fresh = Appointment.objects.get(user_id=user_id, role="screening_officer")
    end = reverse("staff_end", args=[user_id, fresh.pk])
    early = {"last_on_day": "1", "last_on_month": "3", "last_on_year": "2027"}
    assert "lies before today" in client.post(end, early).content.decode()
    assert client.post(end, {**early, "last_on_month": "5"}).status_code == 302
    assert acts() == ["access.change_appointment", "access.end_appointment"]
    other = office.people[Role.AUDITOR]
    assert client.get(reverse("staff_end", args=[other, fresh.pk])).status_code == 400


def test_somebody_is_invited_again(client, office):
    address = reverse("staff_invite", args=[office.people[Role.AUDITOR]])
    assert "Earlier invitations stop" in client.get(address).content.decode()
    assert re.search(r"([2-9A-Z]{5}-){3}[2-9A-Z]{5}", client.post(address, {}).content.decode())
    oneself = office.people[Role.ADMINISTRATOR]
    assert "This is your own" in client.post(reverse("staff_invite", args=[oneself]), {}).content.decode()
    assert "This is you" in client.get(reverse("staff_person", args=[oneself])).content.decode()
    assert client.get(reverse("staff_person", args=[99_999])).status_code == 400
