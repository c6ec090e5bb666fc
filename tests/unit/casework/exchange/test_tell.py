"""A step of a timetable is the same step when its name grows: what was recorded against it goes on standing there."""

from __future__ import annotations

from datetime import date

import pytest

from support.casework_people import ON, a_child, acting
from waypost.casework.access.roles import Role
from waypost.casework.children.models import Step
from waypost.casework.exchange.actions.tell import tell
from waypost.casework.exchange.arriving import Told

pytestmark = pytest.mark.django_db


def step(name: str, number: int, due_on: date, status: str = "due") -> dict[str, object]:
    return {
        "name": name, "convention": "Section 7 of the Children Act 1989", "timetable": "section_7", "step": "report",
        "number": number, "status": status, "due_on": due_on.isoformat(), "source": "PD 12B", "owner": "cafcass",
    }  # fmt: skip


def told(child, *steps) -> None:
    one = Told(child.pk, lines=(), weeks=(), next_steps=steps)
    tell(acting(Role.ADMINISTRATOR), None, told=[one], told_on=ON)


def test_a_step_is_known_by_timetable_step_and_number():
    child = a_child()
    told(child, step("Report", 1, date(2027, 5, 1)))
    (first,) = Step.objects.all()
    later = date(2027, 6, 1)
    told(child, step("First report", 1, date(2027, 5, 8), "done"), step("Second report", 2, later))
    rows = list(Step.objects.order_by("due_on").values_list("pk", "code", "step", "is_done"))
    assert rows[0] == (first.pk, "section_7/report/1", "First report", True)
    assert rows[1][1:] == ("section_7/report/2", "Second report", False)
    told(child, step("Second report", 2, later), step("Second report, again", 2, later))
    assert Step.objects.count() == 2
