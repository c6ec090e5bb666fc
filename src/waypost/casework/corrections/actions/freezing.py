"""Shuts a child's pages to all but those who decide who is who, and opens them again."""

from __future__ import annotations

from datetime import timedelta

from waypost.casework.access.acting import Acting
from waypost.casework.access.models import Appointment, Restriction
from waypost.casework.access.permissions import HOLDERS, Permission
from waypost.casework.access.visibility import holds_on
from waypost.casework.corrections.models import Frozen

WRONG_LINK = "wrong_link"


def shut(acting: Acting, child_id: str, reason: str, other_child_id: str = "") -> None:
    """Freeze a child for a reason, once. Restriction beats every assignment; those who may free a child see it."""
    if Frozen.objects.filter(child_id=child_id, reason=reason, other_child_id=other_child_id, freed_at=None).exists():
        return
    restriction = Restriction.objects.create(child_id=child_id, reason=reason, from_on=acting.on)
    deciders = Appointment.objects.filter(holds_on(acting.on), role__in=HOLDERS[Permission.FREE_CHILD])
    restriction.allowed.set(deciders.values_list("user_id", flat=True))
    Frozen.objects.create(
        child_id=child_id,
        reason=reason,
        other_child_id=other_child_id,
        restriction=restriction,
        frozen_at=acting.at,
    )


def open_again(acting: Acting, frozen: Frozen) -> None:
    """Free a child of one freeze, from this moment on. Another freeze, or a restriction of another kind, stays."""
    frozen.freed_at = acting.at
    frozen.save(update_fields=["freed_at"])
    if frozen.restriction is not None:
        frozen.restriction.to_on = acting.on - timedelta(days=1)
        frozen.restriction.save(update_fields=["to_on"])
