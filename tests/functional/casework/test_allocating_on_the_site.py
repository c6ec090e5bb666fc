"""Allocating on the site: who waits, who might take the case, the decision once, and why somebody else was refused."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from support.record_forms import signed_in
from support.staff_office import ON, PLAIN, Office, an_office
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


def adviser_with(office: Office, *children: str) -> int:
    """Leave an adviser with these children alone, and nobody else with them; return the adviser's number."""
    user_id = office.people[Role.FAMILY_COURT_ADVISER]
    Assignment.objects.filter(user_id=user_id).exclude(child_id__in=children).delete()
    Assignment.objects.filter(child_id__in=children).exclude(user_id=user_id).delete()
    return user_id


def test_a_worker_changes_and_whoever_hands_over_opens_the_record_no_more(office, manager):
    adviser_with(office, PLAIN)
    guardian = office.people[Role.CHILDRENS_GUARDIAN]
    assert "Change who works with the child" in manager.get(reverse("child_now", args=[PLAIN])).text
    address = reverse("allocate_child", args=[PLAIN])
    page = manager.get(address).text
    assert "works with the child now" in page
    assert "Choose nobody today" not in page
    told = {
        "once": re.search(r'name="once" value="([^"]+)"', page)[1],
        "chosen": str(guardian),
        "otherwise": "",
        "note": "",
    }
    wrong = manager.post(address, told)
    assert (wrong.status_code, "Choose why the worker changes" in wrong.text) == (400, True)
    assert manager.post(address, told | {"why": "absence"})["Location"] == reverse("team")
    adviser = signed_in(office, Role.FAMILY_COURT_ADVISER)
    assert adviser.get(reverse("child_now", args=[PLAIN])).status_code == 404
    assert signed_in(office, Role.CHILDRENS_GUARDIAN).get(reverse("child_now", args=[PLAIN])).status_code == 200


def test_a_whole_caseload_is_handed_over_at_once_as_the_plan_suggests_it(office, manager):
    held_by = adviser_with(office, "C-001", "C-002", "C-003")
    guardian = office.people[Role.CHILDRENS_GUARDIAN]
    address = reverse("hand_over", args=[held_by])
    page = manager.get(address).text
    assert "3 children, each with the person the plan suggests" in page
    assert f'href="{address}"' in manager.get(reverse("team")).text
    to = {f"to_{child}": str(guardian) for child in ("C-001", "C-002", "C-003")}
    told = {"once": re.search(r'name="once" value="([^"]+)"', page)[1], "why": "practitioner_left", "note": ""}
    left_out = manager.post(address, told | to | {"to_C-002": ""})
    assert (left_out.status_code, "Choose somebody for every child" in left_out.text) == (400, True)
    assert Assignment.objects.filter(user_id=guardian, child_id="C-001").count() == 0
    assert manager.post(address, told | to)["Location"] == reverse("team")
    held = Assignment.objects.filter(user_id=guardian, to_on=None, child_id__in=["C-001", "C-002", "C-003"])
    assert held.count() == 3
    assert manager.post(address, told | to).status_code in (400, 409)
    assert "works with no child that you may open" in manager.get(address).text


def test_somebody_of_no_team_of_theirs_is_nobody(office, manager):
    assert manager.get(reverse("hand_over", args=[office.people[Role.AUDITOR]])).status_code == 404
    assert manager.get(reverse("hand_over", args=[2_000_000_000])).status_code == 404


def test_ones_own_workload_is_told_line_by_line(office):
    page = signed_in(office, Role.FAMILY_COURT_ADVISER).get(reverse("my_workload")).text
    assert "Every line of it" in page
    assert "Weights:" in page
