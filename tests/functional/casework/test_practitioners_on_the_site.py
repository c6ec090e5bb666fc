"""One practitioner's capacity on the site: line by line; hours, absence, other work, skills and terms set there."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from support.record_forms import done, opened, parts, sent, signed_in
from support.staff_office import ON, Office
from waypost.casework.access.roles import Role
from waypost.casework.allocation.models import ContractedHours, OtherWork, ReducedHours, Skill, Terms

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(office: Office) -> Client:
    return signed_in(office, Role.SERVICE_MANAGER)


@pytest.fixture
def adviser(office: Office) -> int:
    return office.people[Role.FAMILY_COURT_ADVISER]


def test_the_team_leads_to_each_practitioner_and_hours_set_there_count_at_once(manager, adviser):
    assert f'href="{reverse("practitioner", args=[adviser])}"' in manager.get(reverse("team")).text
    assert "Nobody has recorded them." in opened(manager, "practitioner", adviser)
    address = done(manager, "set_hours", adviser, hours="18.5", **parts("from_on", ON))
    page = manager.get(address).text
    assert "Hours a week</bdi></strong>: 18.5" in page
    assert "It is written down" in page
    assert ContractedHours.objects.get().hours == Decimal("18.5")


def test_what_is_wrong_with_hours_is_said_and_nothing_is_set(manager, adviser):
    for hours, said in (
        ("", "Enter the hours a week"),
        ("many", "Enter hours as 37 or 18.5"),
        ("NaN", "Enter hours as 37 or 18.5"),
        ("-1", "Enter nought or more"),
        ("169", "A week has no more than 168 hours"),
        ("7.25", "Enter at most one decimal"),
    ):
        answer = sent(manager, "set_hours", adviser, hours=hours, **parts("from_on", ON))
        assert (answer.status_code, said in answer.text) == (400, True), hours
    assert not ContractedHours.objects.exists()


def test_an_absence_takes_all_hours_asks_no_reason_and_ends(manager, adviser):
    done(manager, "set_hours", adviser, hours="37", **parts("from_on", ON))
    page = opened(manager, "record_absence", adviser)
    assert "reason" not in page.split("</h1>")[1].split("<form")[1]
    done(manager, "record_absence", adviser, **parts("from_on", ON))
    row = ReducedHours.objects.get()
    assert (row.category, row.hours, row.to_on) == ("absence", 37, None)
    page = opened(manager, "practitioner", adviser)
    assert "No hours" in page
    end = reverse("end_reduction", args=[adviser, row.pk])
    assert f'href="{end}"' in page
    early = sent(manager, "end_reduction", adviser, row.pk, **parts("until_on", ON - timedelta(days=1)))
    assert (early.status_code, "The last day is before the first" in early.text) == (400, True)
    done(manager, "end_reduction", adviser, row.pk, **parts("until_on", ON))
    assert ReducedHours.objects.get().to_on == ON


def test_fewer_hours_keep_the_limit_of_their_category(manager, adviser):
    done(manager, "set_hours", adviser, hours="37", **parts("from_on", ON))
    told = {"category": "newly_qualified", **parts("from_on", ON)}
    wrong = sent(manager, "reduce_hours", adviser, hours="30", **told)
    assert (wrong.status_code, "more than 20 % of the contracted hours" in wrong.text) == (400, True)
    assert 'value="absence"' not in wrong.text
    done(manager, "reduce_hours", adviser, hours="3.7", **told)
    assert "Newly qualified" in opened(manager, "practitioner", adviser)


def test_other_work_and_skills_are_added_and_ended(manager, adviser):
    page = opened(manager, "set_other_work", adviser)
    assert 'value="duty_day"' in page
    assert 'value="care_proceedings"' not in page
    long_ago = parts("from_on", date(2020, 1, 6))
    done(manager, "set_other_work", adviser, work_type="duty_day", **long_ago)
    done(manager, "set_skill", adviser, skill="Polish", **long_ago)
    work, skill = OtherWork.objects.get(), Skill.objects.get()
    page = opened(manager, "practitioner", adviser)
    assert "A day on duty each week" in page
    assert "Polish" in page
    for name, row in (("end_other_work", work), ("end_skill", skill)):
        done(manager, name, adviser, row.pk, **parts("until_on", ON - timedelta(days=1)))
        row.refresh_from_db()
        assert row.to_on == ON - timedelta(days=1)
        assert reverse(name, args=[adviser, row.pk]) not in opened(manager, "practitioner", adviser)
    assert opened(manager, "practitioner", adviser).count("(over)") == 2
    assert sent(manager, "set_other_work", adviser, work_type="golf", **long_ago).status_code == 400


def test_terms_take_the_place_of_what_stood_before(manager, adviser):
    page = opened(manager, "set_terms", adviser)
    assert 'value="section_7"' in page
    address = reverse("set_terms", args=[adviser])
    done(manager, "set_terms", adviser, is_associate="yes", takes=["section_7"], **parts("from_on", date(2027, 1, 4)))
    assert "Associate: Section 7 report" in opened(manager, "practitioner", adviser)
    done(manager, "set_terms", adviser, is_associate="no", **parts("from_on", ON))
    assert list(Terms.objects.order_by("pk").values_list("is_associate", "to_on")) == [
        (True, ON - timedelta(days=1)),
        (False, None),
    ]
    done(manager, "set_terms", adviser, is_associate="no", **parts("from_on", date(1, 1, 1)))
    assert manager.get(address).status_code == 200


def test_a_second_click_sets_nothing_more(manager, adviser):
    address = reverse("set_skill", args=[adviser])
    told = {"once": "a-token-of-a-test-1", "skill": "Welsh", **parts("from_on", ON)}
    assert [manager.post(address, told).status_code for _ in range(2)] == [302, 409]
    assert Skill.objects.count() == 1


def test_somebody_of_another_team_is_nobody_and_a_line_of_another_is_not_this_persons(office, manager, adviser):
    row = Skill.objects.create(
        user_id=office.people[Role.CHILDRENS_GUARDIAN], skill="Welsh", from_on=ON, set_by_id=adviser
    )
    assert manager.get(reverse("end_skill", args=[adviser, row.pk])).status_code == 404
    for somebody in (office.people[Role.AUDITOR], office.nobody, 2_000_000_000):
        assert manager.get(reverse("practitioner", args=[somebody])).status_code == 404
        assert manager.post(reverse("set_skill", args=[somebody]), {"skill": "Welsh"}).status_code == 404
