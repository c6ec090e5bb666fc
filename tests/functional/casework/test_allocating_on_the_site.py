"""Allocating on the site: who waits, who might take the case, the decision once, and why somebody else was refused."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from support.staff_office import ON, Office, an_office
from waypost.casework.access.models import Assignment
from waypost.casework.access.roles import Role
from waypost.casework.allocation.models import ContractedHours

pytestmark = pytest.mark.django_db
WAITING = "C-WAITING"


@pytest.fixture
def office(db: None, settings) -> Office:
    settings.DEMONSTRATION_DAY = ON
    made = an_office()
    for role in (Role.FAMILY_COURT_ADVISER, Role.CHILDRENS_GUARDIAN):
        ContractedHours.objects.create(
            user_id=made.people[role], hours=37, from_on=date(2020, 1, 1), set_by_id=made.people[Role.SERVICE_MANAGER]
        )
    return made


@pytest.fixture
def manager(office: Office) -> Client:
    client = Client()
    user = get_user_model().objects.get(pk=office.people[Role.SERVICE_MANAGER])
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def opened(manager: Client) -> tuple[str, str]:
    page = manager.get(reverse("allocate_child", args=[WAITING])).content.decode()
    return page, re.search(r'name="once" value="([^"]+)"', page)[1]


def test_whoever_waits_longest_is_at_the_top(manager):
    page = manager.get(reverse("allocate")).content.decode()
    assert "Do this next" in page
    assert "Waits Invented" in page


def test_a_team_shows_how_much_each_carries_to_whoever_leads_it(manager):
    page = manager.get(reverse("team")).content.decode()
    assert "Capacity, whoever needs you first" in page
    assert "Weights:" in page


def test_a_case_is_given_once_and_the_child_waits_no_more(manager):
    page, once = opened(manager)
    offered = re.findall(r'name="chosen" type="radio" value="(\d+)"', page)
    assert offered
    told = {"once": once, "chosen": offered[0], "otherwise": "", "note": ""}
    assert manager.post(reverse("allocate_child", args=[WAITING]), told)["Location"] == reverse("allocate")
    assert manager.post(reverse("allocate_child", args=[WAITING]), told).status_code in (400, 409)
    assert Assignment.objects.filter(child_id=WAITING, user_id=int(offered[0])).count() == 1


def test_choosing_nobody_says_so_above_the_form(manager):
    _, once = opened(manager)
    page = manager.post(reverse("allocate_child", args=[WAITING]), {"once": once, "note": "kept"})
    assert page.status_code == 400
    assert "Choose who takes the case" in page.content.decode()
    assert "kept" in page.content.decode()


def test_nobody_today_needs_a_reason_and_a_day_to_look_again(manager):
    _, once = opened(manager)
    told = {"once": once, "why": "nobody_has_room", "review_on_day": "5", "review_on_month": "4",
            "review_on_year": "2027"}  # fmt: skip
    wrong = manager.post(reverse("allocate_child", args=[WAITING]), told | {"review_on_year": "2020"})
    assert wrong.status_code == 400
    assert manager.post(reverse("allocate_child", args=[WAITING]), told | {"once": ""}).status_code == 302
    assert "Nobody has room" in manager.get(reverse("allocate")).content.decode().replace("_", " ")
    assert date(2027, 4, 5) > ON
