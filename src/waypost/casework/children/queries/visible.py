"""The children that somebody may open: the one place where a list begins."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from waypost.casework.access.acting import Acting
from waypost.casework.access.models import Assignment, Restriction
from waypost.casework.access.visibility import holds_on, visible
from waypost.casework.children.models import Child, RecordedNeed


def visible_children(acting: Acting) -> QuerySet[Any]:
    """Return every child that this person may open now."""
    return Child.objects.filter(
        visible(acting.user_id, acting.role, acting.team_id, acting.service_area, acting.at)
    ).annotate(
        has_need=Exists(RecordedNeed.objects.filter(child=OuterRef("pk"))),
        is_shut=Exists(Restriction.objects.filter(holds_on(acting.on), child_id=OuterRef("pk"))),
    )


def assigned_to_me(acting: Acting) -> Q:
    """Return the condition that a child is this person's own work today."""
    mine = Assignment.objects.filter(holds_on(acting.on), user_id=acting.user_id, child_id=OuterRef("pk"))
    return Q(Exists(mine))
