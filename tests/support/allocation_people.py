"""A team with hours, children and cases, for tests of allocation."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from support.casework_people import a_child, a_team, a_user, assign
from waypost.casework.access.models import Assignment, Team, User
from waypost.casework.access.roles import Role
from waypost.casework.allocation.models import ContractedHours
from waypost.casework.children.models import Child, ChildInCase, Proceedings

SINCE = date(2020, 1, 1)


def a_worker(hours: str | None = "37", team: Team | None = None, role: Role = Role.FAMILY_COURT_ADVISER) -> User:
    """Return a new practitioner with so many hours a week; None: nobody recorded them."""
    user = a_user(role, team)
    if hours is not None:
        ContractedHours.objects.create(user=user, hours=Decimal(hours), from_on=SINCE, set_by=user)
    return user


def a_case(*children: Child, law: str = "public", kind: str = "section_31", **told: Any) -> Proceedings:
    """Return an open case with these children."""
    number = Proceedings.objects.count() + 1
    case = Proceedings.objects.create(
        case_id=f"K{number:05}", law=law, kind=kind, issued_on=date(2027, 1, 4), received_on=date(2027, 1, 4), **told
    )
    for child in children:
        ChildInCase.objects.create(child=child, proceedings=case)
    return case


def who_waits(since: date = date(2027, 3, 22), team: Team | None = None, **told: Any) -> Child:
    """Return a child in care proceedings whom the team holds and nobody works with yet."""
    child = a_child(**told)
    a_case(child)
    Assignment.objects.create(child_id=child.pk, user=None, team=team or a_team(), capacity="waiting", from_on=since)
    return child


def holding(user: User, number: int, team: Team | None = None) -> list[Child]:
    """Give somebody so many children, each with a case of its own."""
    children = []
    for _ in range(number):
        child = a_child()
        a_case(child)
        assign(child, user, team)
        children.append(child)
    return children
