"""Who a child's record is shut to now, why, and whom a restriction may name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from waypost.casework.access.acting import Acting, reads
from waypost.casework.access.models import Appointment, Assignment, Conflict, Restriction
from waypost.casework.access.permissions import HOLDERS, Permission
from waypost.casework.access.roles import Role
from waypost.casework.access.visibility import holds_on


@dataclass(frozen=True, slots=True)
class Restricted:
    """A restriction that holds: why, since when, and who may open the record."""

    restriction_id: int
    reason: str
    from_on: date
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InConflict:
    """Somebody to whom the record is shut for a conflict of interest. `is_mine`: nobody ends their own."""

    conflict_id: int
    name: str
    kind: str
    from_on: date
    is_mine: bool


@dataclass(frozen=True, slots=True)
class WhoMayOpen:
    """What shuts a record now, and whom a restriction may name: user numbers, with name and role."""

    restrictions: tuple[Restricted, ...]
    conflicts: tuple[InConflict, ...]
    may_name: tuple[tuple[int, str], ...]


@reads("access.who_may_open", Permission.RESTRICT_CHILD)
def who_may_open(acting: Acting, child_id: str | None) -> WhoMayOpen:
    """Return what shuts a child's record now. Four queries, however many are named."""
    shut = Restriction.objects.filter(holds_on(acting.on), child_id=child_id or "").prefetch_related("allowed")
    conflicts = Conflict.objects.filter(holds_on(acting.on), child_id=child_id or "").select_related("user")
    return WhoMayOpen(
        tuple(
            Restricted(row.pk, row.reason, row.from_on, tuple(sorted(one.name for one in row.allowed.all())))
            for row in shut.order_by("from_on", "pk")
        ),
        tuple(
            InConflict(row.pk, row.user.name, row.kind, row.from_on, row.user_id == acting.user_id)
            for row in conflicts.order_by("from_on", "pk")
        ),
        _may_name(acting, child_id or ""),
    )


def _may_name(acting: Acting, child_id: str) -> tuple[tuple[int, str], ...]:
    """Return who works with the child, the acting person's team, and who leads their area: never who is in conflict."""
    works = Assignment.objects.filter(holds_on(acting.on), child_id=child_id, user__isnull=False)
    leads = Q(role__in=HOLDERS[Permission.REVIEW_BREAK_GLASS], team__service_area=acting.service_area)
    near = Q(user_id__in=works.values("user_id")) | Q(team_id=acting.team_id or 0) | leads | Q(user_id=acting.user_id)
    posts = Appointment.objects.filter(holds_on(acting.on), near, role__in=HOLDERS[Permission.SEE_CHILD])
    kept_out = Conflict.objects.filter(holds_on(acting.on), child_id=child_id)
    told = posts.filter(user__is_active=True).exclude(user_id__in=kept_out.values("user_id"))
    rows = told.order_by("-pk").values_list("user_id", "user__name", "role")
    names = {user_id: f"{name}, {Role(role).proper_name}" for user_id, name, role in rows}
    return tuple(sorted(names.items(), key=lambda one: (one[0] != acting.user_id, one[1], one[0])))
