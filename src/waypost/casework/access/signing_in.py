"""Whom the demonstration offers to sign in as: invented people alone, by role. Reads nothing of a child."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from waypost.casework.access.models import Appointment, Assignment, User
from waypost.casework.access.roles import Role
from waypost.casework.access.visibility import holds_on
from waypost.foundation.clock import LONDON


@dataclass(frozen=True, slots=True)
class InventedPerson:
    """Somebody invented, in a role that they hold."""

    user_id: int
    name: str
    role: Role
    team: str


def invented_people(at: datetime) -> tuple[InventedPerson, ...]:
    """Return every invented person who may sign in: by role in their order, whoever has most children first."""
    on = at.astimezone(LONDON).date()
    load = dict(
        Assignment.objects.filter(holds_on(on), user__isnull=False).values_list("user_id").annotate(n=Count("pk"))
    )
    held = Appointment.objects.filter(holds_on(on), user__is_invented=True, user__is_active=True).values_list(
        "user_id", "user__name", "role", "team__name"
    )
    every = [InventedPerson(user_id, name, Role(role), team or "") for user_id, name, role, team in held]
    order = {role: place for place, role in enumerate(Role)}
    return tuple(
        sorted(
            every, key=lambda person: (order[person.role], -load.get(person.user_id, 0), person.name, person.user_id)
        )
    )


def is_anybody_real() -> bool:
    """Answer whether anybody who may sign in is not invented."""
    return User.objects.filter(is_active=True, is_invented=False).exists()
