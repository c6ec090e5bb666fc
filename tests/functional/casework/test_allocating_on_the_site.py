"""Allocating on the site: who waits, who might take the case, the decision once, and why somebody else was refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from support.record_forms import hidden, signed_in
from support.staff_office import ON, PLAIN, Office, an_office
from waypost.casework.access.models import Assignment
from waypost.casework.access.roles import Role
from waypost.casework.allocation.models import ContractedHours, Decision

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


def test_the_day_of_a_manager_begins_with_who_waits_for_somebody_and_says_when_nobody_does(manager):
    page = manager.get(reverse("my_work")).content.decode()
    assert f'<a class="govuk-link" href="{reverse("allocate")}">Choose somebody for 1 child</a>' in page
    assert "they wait for" in page
    assert "1 child waits for somebody" not in page  # it is said once
    assert "Nothing is late" not in page
    Assignment.objects.filter(child_id=WAITING).delete()
    page = manager.get(reverse("my_work")).content.decode()
    assert "waits for somebody" not in page
    assert "Nothing is late" in page


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


@dataclass(frozen=True)
class Opened:
    """A page with a form, and what a browser sends where nobody changes anything."""

    text: str
    told: dict[str, str]


def opened_form(manager: Client, address: str) -> Opened:
    text = manager.get(address).text
    told = hidden(text)
    for name, inside in re.findall(r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', text, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', inside)
        told[name] = "" if chosen is None else chosen[1]
    return Opened(text, told)


def waits_too(child_id: str) -> str:
    """Leave one more child of the team with nobody; return the reference."""
    Assignment.objects.filter(child_id=child_id, user__isnull=False).delete()
    Assignment.objects.create(
        child_id=child_id, team_id=Assignment.objects.get(child_id=WAITING).team_id, capacity="team",
        from_on=date(2027, 3, 1),
    )  # fmt: skip
    return child_id


def test_the_plan_of_a_day_gives_every_child_somebody_at_once(office, manager):
    both = [WAITING, waits_too("C-001")]
    assert f'href="{reverse("day_plan")}"' in manager.get(reverse("allocate")).text
    page = opened_form(manager, reverse("day_plan"))
    assert "2 children wait." in page.text
    assert "There is no better plan." in page.text
    assert page.told.keys() >= {"once", *(f"to_{child}" for child in both)}
    answer = manager.post(reverse("day_plan"), page.told)
    assert answer["Location"] == reverse("allocate")
    after = manager.get(reverse("allocate")).text
    assert "2 children have somebody from today on" in after
    assert "No child waits for somebody" in after
    held = dict(Assignment.objects.filter(child_id__in=both, to_on=None).values_list("child_id", "user_id"))
    assert held == {child: int(page.told[f"to_{child}"]) for child in both}
    decided = Decision.objects.filter(child_id__in=both)
    assert set(decided.values_list("kind", "is_as_recommended", "otherwise")) == {("allocated", True, "")}
    assert manager.post(reverse("day_plan"), page.told).status_code in (400, 409)


def test_a_line_of_the_plan_may_be_changed_with_a_reason_or_left_out(office, manager):
    one, other = WAITING, waits_too("C-001")
    page = opened_form(manager, reverse("day_plan"))
    offered = re.findall(r'<option value="(\d+)"', page.text.split(f'name="to_{one}"')[1].split("</select>")[0])
    somebody_else = next(who for who in offered if who != page.told[f"to_{one}"])
    changed = page.told | {f"to_{one}": somebody_else, f"to_{other}": ""}
    wrong = manager.post(reverse("day_plan"), changed)
    assert (wrong.status_code, "Say why" in wrong.text) == (400, True)
    assert Decision.objects.count() == 0
    told = changed | {"otherwise": "experience", "note": "She has worked with deaf children."}
    assert manager.post(reverse("day_plan"), told)["Location"] == reverse("allocate")
    row = Decision.objects.get()
    assert (row.child_id, row.chosen_id, row.is_as_recommended) == (one, int(somebody_else), False)
    assert (row.otherwise, row.note) == ("experience", "She has worked with deaf children.")
    assert "1 child waits" in manager.get(reverse("allocate")).text
    nobody = manager.post(reverse("day_plan"), {f"to_{other}": ""})
    assert (nobody.status_code, "Nobody is chosen for any child" in nobody.text) == (400, True)


def test_whoever_nobody_may_take_is_told_with_a_reason_and_stays_on_the_list(office, manager):
    ContractedHours.objects.all().delete()
    page = manager.get(reverse("day_plan")).text
    assert "1 child waits on in this plan" in page
    assert "nobody may take this case" in page
    assert manager.post(reverse("day_plan"), {"to_" + WAITING: ""}).status_code == 400
    assert "Waits Invented" in manager.get(reverse("allocate")).text
