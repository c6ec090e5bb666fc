"""The next thing to do stands at the top of every page of a child, and of a list of one's own."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from support.casework_people import a_child, assign
from support.record_forms import signed_in
from support.staff_office import ON, Office
from waypost.casework.access.models import User
from waypost.casework.access.roles import Role
from waypost.casework.children.models import Child, Step
from waypost.doors.staff.views.child import TABS

LATE = ON - timedelta(days=9)
NEXT = "Next for this child"


@pytest.fixture
def child(office: Office) -> Child:
    child = a_child()
    assign(child, User.objects.get(pk=office.people[Role.CHILDRENS_GUARDIAN]))
    for name, due_on, is_done in (("hearing", ON, False), ("a_report", LATE, False), ("advice", LATE, True)):
        Step.objects.create(
            child=child, step=name, timetable="t", whose="court", due_on=due_on, source="s", is_done=is_done
        )
    return child


@pytest.fixture
def guardian(office: Office) -> Client:
    return signed_in(office, Role.CHILDRENS_GUARDIAN)


def test_every_page_of_a_child_begins_with_what_is_next(guardian, child):
    heads = {}
    for tab in TABS:
        told = guardian.get(reverse(f"child_{tab.name}", args=[child.pk]))
        if told.status_code == 200:
            parts = told.content.decode().split("<h1", 1)  # the first tab has it as its own first section
            heads[tab.name] = " ".join(parts[tab.name == "now"].split())
    assert len(heads) > 9
    assert [name for name, head in heads.items() if NEXT not in head] == []
    assert "a report, was due on" in heads["timetable"].split(NEXT)[1]
    assert "Whose move: court." in heads["timetable"]
    assert "Record need" in heads["timetable"]


def test_nothing_is_next_for_a_child_whose_record_is_closed(guardian, child):
    Child.objects.filter(pk=child.pk).update(is_open=False, closed_on=ON)
    assert NEXT not in guardian.get(reverse("child_timetable", args=[child.pk])).content.decode()


def test_a_list_of_ones_own_begins_with_what_is_due_first(guardian, child):
    Step.objects.filter(step="a_report").update(whose="cafcass", due_on=ON - timedelta(days=900))
    first = guardian.get(reverse("my_children")).content.decode().split('<form method="get"', 1)[0]
    assert "Do this next" in first
    assert "A report for" in first
    by_name = guardian.get(reverse("my_children"), {"order": "name"}).content.decode()
    assert "Do this next" not in by_name
