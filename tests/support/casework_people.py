"""People and children of casework, for tests: made by the shortest way, each with what the model demands."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from waypost.casework.access.acting import Acting
from waypost.casework.access.models import Appointment, Assignment, Team, User
from waypost.casework.access.roles import Role
from waypost.casework.children.models import Child

AT = datetime(2027, 4, 1, 9, 30, tzinfo=UTC)
ON = date(2027, 4, 1)
_SINCE = date(2020, 1, 1)
_number = count(1)


def a_team(name: str = "Team A01", area: str = "A01", agency: str = "cafcass") -> Team:
    """Return the team of that name, made where there is none."""
    team, _ = Team.objects.get_or_create(name=name, agency=agency, defaults={"service_area": area})
    return team


def a_user(role: Role, team: Team | None = None, *, since: date = _SINCE, until: date | None = None) -> User:
    """Return somebody new who holds a role in a team (of area A01, where none is named)."""
    name = f"{role.value}-{next(_number)}"
    user = User.objects.create(username=name, name=name.replace("_", " ").title(), is_invented=True)
    Appointment.objects.create(user=user, role=role, team=team or a_team(), from_on=since, to_on=until)
    return user


def acting(role: Role | User, team: Team | None = None, *, at: datetime = AT) -> Acting:
    """Return somebody who acts: a new user of that role, or the user given, in the role they hold."""
    user = role if isinstance(role, User) else a_user(role, team)
    post = user.appointments.select_related("team").get()
    area = post.team.service_area if post.team else ""
    return Acting(user.pk, Role(post.role), post.team_id, area, at)


def a_child(child_id: str | None = None, **told: Any) -> Child:
    """Return a new open child, invented."""
    return Child.objects.create(
        **{
            "child_id": child_id or f"C-{next(_number):05}-TEST1",
            "given_names": "Ash",
            "family_name": "Invented",
            "born_on": date(2015, 6, 1),
            "opened_on": date(2027, 1, 4),
            "told_on": ON,
            "service_area": "A01",
            "is_invented": True,
            **told,
        }
    )


def assign(child: Child, user: User | None, team: Team | None = None, capacity: str = "adviser") -> Assignment:
    """Assign somebody, or the team alone, to a child."""
    return Assignment.objects.create(
        child_id=child.pk, user=user, team=team or a_team(), capacity=capacity, from_on=date(2027, 1, 4)
    )
