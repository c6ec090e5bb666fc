"""Who somebody is, asked by a door at the beginning of a request."""

from __future__ import annotations

from datetime import datetime

from waypost.casework.access.acting import Acting
from waypost.casework.access.models import Appointment
from waypost.casework.access.roles import Role
from waypost.casework.access.visibility import holds_on
from waypost.foundation.clock import LONDON


def acting_as(user_id: int, at: datetime, *, role: str | None = None, way: str = "staff") -> Acting | None:
    """Return who somebody acts as: the role asked for, else the first they hold on the day. None: no role at all."""
    held = Appointment.objects.filter(holds_on(at.astimezone(LONDON).date()), user_id=user_id).select_related("team")
    if role is not None:
        held = held.filter(role=role)
    one = held.order_by("pk").first()
    if one is None:
        return None
    return Acting(user_id, Role(one.role), one.team_id, one.team.service_area if one.team else "", at, way)


def roles_of(user_id: int, at: datetime) -> tuple[Role, ...]:
    """Return every role that somebody holds on the day."""
    held = Appointment.objects.filter(holds_on(at.astimezone(LONDON).date()), user_id=user_id).order_by("pk")
    return tuple(Role(role) for role in held.values_list("role", flat=True))
