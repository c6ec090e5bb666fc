"""Which areas there are to look at again, for whoever looks at all of them each night."""

from __future__ import annotations

from dataclasses import dataclass

from waypost.casework.access.acting import Acting, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.readiness.models import CourtArea


@dataclass(frozen=True, slots=True)
class ToLookAt:
    """An area, who works there, and whether children are followed there through a changeover."""

    code: str
    service_area: str
    is_followed: bool


@reads("readiness.tonight", Permission.LOOK_AT_GATES)
def areas_to_look_at(acting: Acting, child_id: str | None) -> tuple[ToLookAt, ...]:
    """Return every area, in the order of their codes."""
    followed = set(
        CourtArea.objects.filter(followed__ended_on=None, followed__isnull=False).values_list("pk", flat=True)
    )
    rows = CourtArea.objects.order_by("code").values_list("pk", "code", "service_area")
    return tuple(ToLookAt(code, service_area, key in followed) for key, code, service_area in rows)
