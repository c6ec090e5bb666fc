"""Who somebody is, asked by a door at the beginning of a request."""

from __future__ import annotations

from datetime import datetime

from waypost.casework.access.acting import Acting
from waypost.casework.access.models import Appointment, Invitation
from waypost.casework.access.roles import Role
from waypost.casework.access.rules import is_open
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


def invited_as(user_id: int, at: datetime) -> Acting | None:
    """Return who somebody acts as when they take up an invitation: as today, or as from the first day to come."""
    today = acting_as(user_id, at)
    if today is not None:
        return today
    on = at.astimezone(LONDON).date()
    one = Appointment.objects.filter(user_id=user_id, from_on__gt=on).order_by("from_on", "pk").first()
    return None if one is None else Acting(user_id, Role(one.role), one.team_id, "", at)


def is_invitation_open(reference: str, at: datetime) -> bool:
    """Answer whether an invitation stands: an address that nobody was given writes nothing into the audit."""
    row = Invitation.objects.filter(reference=reference).first()
    return row is not None and is_open(
        row.until_at <= at, row.wrong_codes, row.used_at is not None, row.withdrawn_at is not None
    )
