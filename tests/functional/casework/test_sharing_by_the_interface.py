"""The families' site and what families say, by the interface: the same rules as on the pages, nothing told twice."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from django.test import Client

from support.record_forms import signed_in
from support.staff_office import ADDRESS_CANARY, LATE, ON, Office
from waypost.casework.access.roles import Role
from waypost.casework.feedback.models import HeardBack, NamedReader
from waypost.casework.sharing.models import Invitation, Release, Site

pytestmark = pytest.mark.django_db
OF_CHILD = f"/api/v1/children/{LATE}/sharing"


@pytest.fixture
def adviser(office: Office) -> Client:
    return signed_in(office, Role.FAMILY_COURT_ADVISER)


def post(client: Client, path: str, **body):
    return client.post(path, json.dumps(body), "application/json")


def site_for_the_child(adviser: Client) -> str:
    told = {"is_yes": True, "understanding": "Reads well.", "wishes": "Wants it.", "safety": "Safe at home.",
            "band": "together", "review_on": (ON + timedelta(days=60)).isoformat(),
            "because": "The child is seven and asked for it."}  # fmt: skip
    made = post(adviser, f"{OF_CHILD}/sites", **told)
    assert made.status_code == 200, made.content
    assert post(adviser, f"{OF_CHILD}/sites", **told).status_code == 409
    return str(made.json()["reference"])


def test_a_site_is_decided_its_paper_told_once_and_ended(adviser):
    site_id = site_for_the_child(adviser)
    away = post(adviser, f"{OF_CHILD}/invitations", site_id=site_id, given_in_person=False)
    assert (away.status_code, Invitation.objects.count()) == (409, 0)
    paper = post(adviser, f"{OF_CHILD}/invitations", site_id=site_id, given_in_person=True).json()
    assert re.fullmatch(r"\d{4}-\d{4}", paper["reference"])
    assert paper["code"] not in json.dumps(adviser.get(OF_CHILD).json())
    assert paper["code"] not in Invitation.objects.get().code_hash
    assert post(adviser, f"{OF_CHILD}/sites/end", site_id=site_id).status_code == 200
    assert Site.objects.get().ended_on == ON


def test_what_is_released_is_read_first_tells_nothing_apart_and_is_taken_back(adviser):
    told = {"kind": "visit", "audience": "adults", "words": "We visit on Monday.", "has_read": True,
            "happens_on": ON.isoformat(), "told_first_on": ON.isoformat()}  # fmt: skip
    for wrong in ({"has_read": False}, {"words": f"We visit {ADDRESS_CANARY}."}, {"happens_on": None},
                  {"kind": "document"}):  # fmt: skip
        assert post(adviser, f"{OF_CHILD}/releases", **told | wrong).status_code == 409, wrong
    assert not Release.objects.exists()
    made = post(adviser, f"{OF_CHILD}/releases", **told)
    assert made.status_code == 200, made.content
    row = Release.objects.get()
    assert (row.release_id, row.path) == (made.json()["reference"], "")
    assert post(adviser, f"{OF_CHILD}/releases/take-back", release_id=row.release_id).status_code == 200
    row.refresh_from_db()
    assert row.taken_back_on == ON


def test_nobody_reads_what_came_before_it_came(adviser):
    assert adviser.get("/api/v1/sharing/waiting").json() == []
    assert post(adviser, f"{OF_CHILD}/arrived/read", from_id="X-1").status_code == 404
    assert post(adviser, f"{OF_CHILD}/arrived/answer", from_id="X-1", did="x", has_read=True).status_code == 404


def test_what_families_said_is_given_back_and_a_reader_named(office):
    head = signed_in(office, Role.HEAD_OF_SERVICE)
    reader = office.people[Role.SERVICE_MANAGER]
    named = post(head, "/api/v1/feedback/readers", person_id=reader, from_on=ON.isoformat())
    assert named.status_code == 200, named.content
    row = NamedReader.objects.get()
    assert post(head, "/api/v1/feedback/readers/end", named_reader_id=row.pk).status_code == 200
    told = {"theme": "time", "you_said": "It took long.", "we_did": "We ring each week now.", "has_read": True}
    assert post(head, "/api/v1/feedback/heard", **told | {"has_read": False}).status_code == 409
    made = post(head, "/api/v1/feedback/heard", **told)
    assert made.status_code == 200, made.content
    heard = HeardBack.objects.get()
    assert post(head, "/api/v1/feedback/heard/take-back", heard_id=heard.heard_id).status_code == 200
    assert post(head, "/api/v1/feedback/heard/take-back", heard_id=heard.heard_id).status_code == 404
