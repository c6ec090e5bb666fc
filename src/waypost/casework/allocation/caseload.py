"""The children whom somebody works with now, and those who wait, as far as a manager may open them.

Used inside this room alone.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef

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


def unheld(acting: Acting) -> Any:
    """Return the open children whom nobody works with yet, since when they wait as `waits_since`, the longest first."""
    holds = Assignment.objects.filter(holds_on(acting.on), child_id=OuterRef("pk"))
    held = holds.filter(user__isnull=False, capacity__in=WORKS)
    team = holds.filter(user=None)
    since = team.order_by("from_on").values("from_on")[:1]
    children = visible_children(acting).filter(Exists(team), ~Exists(held), is_open=True)
    return children.annotate(waits_since=since).order_by("waits_since", "pk")
