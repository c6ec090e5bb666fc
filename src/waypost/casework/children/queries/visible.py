"""The children that somebody may open: the one place where a list begins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from waypost.casework.access.acting import Acting
from waypost.casework.access.models import Assignment, Restriction
from waypost.casework.access.visibility import holds_on, visible
from waypost.casework.children.models import Child, RecordedNeed


def visible_children(acting: Acting, *, is_own: bool = False) -> QuerySet[Any]:
    """Return every child that this person may open now; `is_own`: of those, their own work today."""
    return with_marks(Child.objects.filter(_may_open(acting, "pk", is_own)), acting.on)


def with_marks(children: QuerySet[Any], on: date) -> QuerySet[Any]:
    """Add what rows of a list say of each child: whether need is recorded, whether the record is restricted."""
    marked: QuerySet[Any] = children.annotate(
        has_need=Exists(RecordedNeed.objects.filter(child=OuterRef("pk"))),
        is_shut=Exists(Restriction.objects.filter(holds_on(on), child_id=OuterRef("pk"))),
    )
    return marked


def of_visible(acting: Acting, *, is_own: bool = False) -> Q:
    """Return the same as a condition on rows that belong to a child, by their own column: no child is looked up."""
    return _may_open(acting, "child_id", is_own)


@dataclass(frozen=True, slots=True)
class Own:
    """Somebody's own work today, open or closed, as far as they may open it: asked once, used by a whole page."""

    acting: Acting
    child_ids: tuple[str, ...]


def own_children(acting: Acting) -> Own:
    """Return the own work of whoever acts. One query."""
    mine = Assignment.objects.filter(
        of_visible(acting, is_own=True), holds_on(acting.on), user_id=acting.user_id
    ).order_by("child_id")
    return Own(acting, tuple(mine.values_list("child_id", flat=True).distinct()))


def _may_open(acting: Acting, child: str, is_own: bool) -> Q:
    return visible(
        acting.user_id, acting.role, acting.team_id, acting.service_area, acting.at, child=child, is_own=is_own
    )
