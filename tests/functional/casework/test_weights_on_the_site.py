"""What work weighs, on the site and by the interface: read by managers, changed by seniors, from a day on."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from support.api_of_allocation import WEIGHTS
from support.record_forms import hidden, opened, parts, signed_in
from support.staff_office import ON, Office
from waypost.casework.access.roles import Role
from waypost.casework.allocation.models import WeightsSet

pytestmark = pytest.mark.django_db
BECAUSE = "Agreed with staff in May."


@pytest.fixture
def head(office: Office) -> Client:
    return signed_in(office, Role.HEAD_OF_SERVICE)


def filled(head: Client) -> dict[str, str]:
    page = opened(head, "change_weights")
    told = dict(re.findall(r'<input[^>]* name="([a-z0-9_-]+)" type="text"[^>]* value="([^"]*)"', page))
    return told | hidden(page) | {"because": BECAUSE} | parts("from_on", ON)


def test_every_number_says_what_it_rests_on_and_only_seniors_are_led_to_the_form(office, head):
    page = opened(signed_in(office, Role.SERVICE_MANAGER), "weights")
    assert "Section 7 report" in page
    assert "An assumption: " in page
    assert reverse("change_weights") not in page
    assert reverse("change_weights") in opened(head, "weights")
    assert reverse("weights") in head.get(reverse("team")).text


def test_a_number_is_changed_from_a_day_on_and_says_who_agreed_it(head):
    told = filled(head) | {"work-section_7-points": "5.5"}
    assert head.post(reverse("change_weights"), told)["Location"] == reverse("weights")
    row = WeightsSet.objects.get()
    assert row.from_on == ON
    page = opened(head, "weights")
    assert "5.5" in page
    assert page.count(BECAUSE) == 1
    assert head.post(reverse("change_weights"), told).status_code == 409


def test_what_is_wrong_is_said_and_nothing_is_set(head):
    told = filled(head)
    for changes, said in (
        ({}, "No number is another than before"),
        ({"work-section_7-points": "-1"}, "Enter nought or more"),
        ({"thresholds-red_after_weeks": "2.5"}, "Enter whole weeks"),
        ({"thresholds-amber_percent": "900"}, "amber is above nought and no higher than red"),
        ({"work-section_7-points": "5", "because": "me"}, "at least 3 words"),
        ({"work-section_7-points": "5", **parts("from_on", ON - timedelta(days=1))}, "Weights do not change the past"),
    ):
        answer = head.post(reverse("change_weights"), told | changes)
        assert (answer.status_code, said.lower() in answer.text.lower()) == (400, True), changes
    assert not WeightsSet.objects.exists()


def test_the_interface_tells_changes_and_sets_them_whole(head):
    def sent(path: str, body: dict) -> int:
        return head.post(f"/api/v1/allocation/weights{path}", json.dumps(body), "application/json").status_code

    day = ON.isoformat()
    change = {"values": {"work-section_7-points": 5}, "because": BECAUSE, "from_on": day}
    assert [sent("/change", change), sent("/change", change)] == [200, 409]
    told = {one["key"]: Decimal(one["value"]) for one in head.get("/api/v1/allocation/weights").json()["lines"]}
    assert told["work-section_7-points"] == 5
    assert sent("", WEIGHTS | {"from_on": day}) == 200
    assert head.get("/api/v1/allocation/weights").json()["title"] == "Ours"
    wrong = WEIGHTS | {"from_on": day, "work": [{"name": "a", "title": "A", "source": "x"}]}
    assert sent("", wrong) == 400
    assert WeightsSet.objects.count() == 2
