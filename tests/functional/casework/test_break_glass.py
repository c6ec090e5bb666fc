"""Opening a record that is not one's own, and the review of it, on the pages."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from support.staff_office import FORBIDDEN, MISSING, RESTRICTED, Office
from waypost.casework.access.models import BreakGlass
from waypost.casework.access.roles import Role

pytestmark = pytest.mark.django_db
WHY = "A neighbour rang: the child is alone"


def client_of(office: Office, role: Role) -> Client:
    client = Client()
    user = get_user_model().objects.get(pk=office.people[role])
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def opened(client: Client, reference: str) -> str:
    page = client.post(reverse("break_glass"), {"reference": reference.lower(), "reason": WHY}).content.decode()
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"|' + reference, "?", page)


def test_it_says_what_it_opens_and_tells_nobody_whether_there_is_such_a_child(office):
    client = client_of(office, Role.FAMILY_COURT_ADVISER)
    about = client.get(reverse("break_glass")).content.decode()
    assert "lasts 4 hours" in about
    assert "reviews it" in about
    assert client.get(reverse("child_now", args=[FORBIDDEN])).status_code == 404
    assert opened(client, FORBIDDEN) == opened(client, MISSING) == opened(client, RESTRICTED)
    answers = {
        one: client.get(reverse("child_now", args=[one])).status_code for one in (FORBIDDEN, MISSING, RESTRICTED)
    }
    assert answers == {FORBIDDEN: 200, MISSING: 404, RESTRICTED: 404}


def test_too_short_a_reason_opens_nothing_and_is_kept(office):
    client = client_of(office, Role.FAMILY_COURT_ADVISER)
    answer = client.post(reverse("break_glass"), {"reference": FORBIDDEN, "reason": "because"})
    assert answer.status_code == 400
    assert "at least 5 words" in answer.content.decode()
    assert ">because</textarea>" in answer.content.decode()
    assert client.post(reverse("break_glass"), {"reference": "Zebedee", "reason": WHY}).status_code == 400
    assert not BreakGlass.objects.exists()


def test_a_senior_sees_what_was_opened_and_shuts_it_where_it_was_not_right(office):
    adviser, senior = client_of(office, Role.FAMILY_COURT_ADVISER), client_of(office, Role.HEAD_OF_SERVICE)
    opened(adviser, FORBIDDEN)
    adviser.get(reverse("child_now", args=[FORBIDDEN]))
    glass = BreakGlass.objects.get()
    waiting = senior.get(reverse("glasses")).content.decode()
    assert "Do this next" in waiting
    page = senior.get(reverse("glass", args=[glass.pk])).content.decode()
    assert WHY in page
    assert "Read: children: now, 1 time" in page
    assert "Choose whether it was right" in senior.post(reverse("glass", args=[glass.pk]), {}).content.decode()
    assert senior.post(reverse("glass", args=[glass.pk]), {"was_right": "no"})["Location"] == reverse("glasses")
    assert adviser.get(reverse("child_now", args=[FORBIDDEN])).status_code == 404
    assert "Nothing waits" in senior.get(reverse("glasses")).content.decode()


def test_nobody_reviews_their_own(office):
    senior = client_of(office, Role.HEAD_OF_SERVICE)
    opened(senior, FORBIDDEN)
    address = reverse("glass", args=[BreakGlass.objects.get().pk])
    assert "somebody else reviews it" in senior.get(reverse("glasses")).content.decode().lower()
    assert "Somebody else reviews it." in senior.get(address).content.decode()
    assert senior.post(address, {"was_right": "yes"}).status_code == 400
