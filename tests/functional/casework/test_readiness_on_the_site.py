"""Readiness on the site: an area is named, its gates are looked at, it is declared, planned, and becomes law."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from support.casework_people import a_team, a_user
from support.readiness_people import GOOD, figures
from support.record_forms import BACKEND, hidden, opened, parts, sent
from support.staff_office import ON, an_office
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.models import Proceedings
from waypost.casework.readiness.gates import GATES
from waypost.casework.readiness.models import Declaration, GateStanding, PlannedLaunch
from waypost.doors.staff.views import readiness_doing
from waypost.doors.staff.views.readiness import count_in_words

pytestmark = pytest.mark.django_db
CODE = "nottingham"


@pytest.fixture
def people(db, settings, monkeypatch):
    """The head of service, a manager, a programme officer and a board member, each with a browser of their own."""
    settings.DEMONSTRATION_DAY = ON
    an_office()
    monkeypatch.setattr(readiness_doing, "figures_of", lambda code, area: figures(ON))
    team = a_team("Programme", "A01")
    roles = (Role.HEAD_OF_SERVICE, Role.SERVICE_MANAGER, Role.PROGRAMME_OFFICER, Role.BOARD_MEMBER)
    return {role: browser(a_user(role, team)) for role in roles}


def browser(user):
    client = Client()
    client.force_login(user, BACKEND)
    return client


def name_it(people):
    Proceedings.objects.create(case_id="K-1", law="private", kind="section_8", court="Nottingham", issued_on=ON)
    told = {"code": CODE, "service_area": "A01", "courts": ["Nottingham"], "phase": "2026 to 2027"}
    return sent(people[Role.PROGRAMME_OFFICER], "readiness_name", **told)


def open_every_gate(people):
    manager, officer = people[Role.SERVICE_MANAGER], people[Role.PROGRAMME_OFFICER]
    assert sent(officer, "readiness_look", CODE).status_code == 302
    for gate in GATES.values():
        if gate.is_attested:
            assert sent(manager, "readiness_attest", CODE, gate.id, evidence="Seen.").status_code == 302
            assert sent(officer, "readiness_confirm", CODE, gate.id, evidence="Seen too.").status_code == 302


def test_from_a_name_to_a_planned_day(people):
    assert name_it(people).status_code == 302
    head = people[Role.HEAD_OF_SERVICE]
    shut = sent(head, "readiness_declare", CODE, words="I am sure.")
    assert (shut.status_code, "Not every gate is open" in shut.content.decode()) == (400, True)
    assert "I am sure." in shut.content.decode()
    open_every_gate(people)
    page = head.get(reverse("readiness_area", args=[CODE])).content.decode()
    assert f"{len(GATES)} of {len(GATES)} open" in page
    assert "Declare the area ready" in page
    assert sent(head, "readiness_declare", CODE, words="Seen with the court.").status_code == 302
    told = {**parts("planned_on", ON + timedelta(days=30)), "decided_at": "Board of April"}
    assert sent(head, "readiness_plan", CODE, **told).status_code == 302
    assert PlannedLaunch.objects.get().planned_on == ON + timedelta(days=30)
    told = {"because": "The service has closed."}
    assert sent(people[Role.SERVICE_MANAGER], "readiness_take_back", CODE, "idva_route_live", **told).status_code == 302
    assert not Declaration.objects.filter(stands=True).exists()
    board = people[Role.BOARD_MEMBER].get(reverse("readiness")).content.decode()
    assert "Not ready" in board
    assert f"{len(GATES) - 1} of {len(GATES)}" in board


def test_live_and_not_ready_is_said_on_the_first_page(people):
    name_it(people)
    told = {**parts("live_on", ON), "practice_direction": "36ZZ", "source": "Published"}
    assert sent(people[Role.HEAD_OF_SERVICE], "readiness_live", CODE, **told).status_code == 302
    board = people[Role.BOARD_MEMBER].get(reverse("readiness")).content.decode()
    assert "Live, and not ready" in board
    page = people[Role.SERVICE_MANAGER].get(reverse("readiness_area", args=[CODE])).content.decode()
    assert "Do this next" in page
    assert sent(people[Role.SERVICE_MANAGER], "readiness_step", CODE, "tell_partners", words="Told.").status_code == 302
    assert people[Role.SERVICE_MANAGER].get(reverse("readiness_step", args=[CODE, "nothing"])).status_code == 404


def test_two_people_at_once_lose_nothing(people):
    name_it(people)
    manager, officer = people[Role.SERVICE_MANAGER], people[Role.PROGRAMME_OFFICER]
    address = reverse("readiness_attest", args=[CODE, "systems_confirmed"])
    read = hidden(opened(manager, "readiness_attest", CODE, "systems_confirmed"))
    sent(officer, "readiness_attest", CODE, "idva_route_live", evidence="Seen.")
    again = manager.post(address, read | {"evidence": "What I saw."})
    assert again.status_code == 400
    assert "What I saw." in again.content.decode()
    assert GateStanding.objects.get(gate="systems_confirmed").state == "nobody_looked"
    for _ in range(2):
        manager.post(address, hidden(again.content.decode()) | {"evidence": "What I saw."})
    assert GateStanding.objects.get(gate="systems_confirmed").state == "one_says"
    assert AuditEvent.objects.filter(kind="readiness.attest").count() == 2


def test_an_area_that_is_not_there_and_a_gate_that_nobody_attests(people):
    name_it(people)
    head = people[Role.HEAD_OF_SERVICE]
    assert head.get(reverse("readiness_area", args=["nowhere"])).status_code == 404
    assert (
        people[Role.SERVICE_MANAGER]
        .get(reverse("readiness_attest", args=[CODE, "vacancy_within_threshold"]))
        .status_code
        == 404
    )
    assert people[Role.BOARD_MEMBER].get(reverse("readiness_declare", args=[CODE])).status_code == 403


@pytest.mark.parametrize(
    ("number", "is_exact", "said"), [(0, False, "0"), (3, False, "1 to 5"), (3, True, "3"), (6, False, "6")]
)
def test_who_opens_no_child_sees_no_small_count(number, is_exact, said):
    assert count_in_words(number, is_exact=is_exact) == said


def test_figures_of_the_tests_are_those_of_the_gates():
    assert set(GOOD) == {name for gate in GATES.values() for name in gate.figures}
