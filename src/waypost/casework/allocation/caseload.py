"""The children whom somebody works with now, as far as a manager may open them. Used inside this room alone."""

from __future__ import annotations

from waypost.casework.access.acting import Acting
from waypost.casework.access.models import Assignment
from waypost.casework.access.visibility import holds_on
from waypost.casework.allocation.holdings import WORKS
from waypost.casework.children.queries.visible import visible_children


def caseload_of(acting: Acting, user_id: int) -> tuple[str, ...]:
    """Return the identifiers of the open children whom somebody works with, in order."""
    mine = Assignment.objects.filter(holds_on(acting.on), user_id=user_id, capacity__in=WORKS)
    held = visible_children(acting).filter(is_open=True, pk__in=mine.values("child_id"))
    return tuple(held.order_by("pk").values_list("pk", flat=True))
