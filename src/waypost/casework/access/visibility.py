"""Whose record somebody may open now: one condition, for one child and for many alike.

Deny beats allow: a conflict of interest shuts a record against everything else; a restriction shuts it against all but
those named in it. Otherwise the role's scope decides, or a glass broken for a time.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from waypost.casework.access.models import Appointment, Assignment, BreakGlass, Conflict, Restriction
from waypost.casework.access.roles import SCOPES, Role, Scope
from waypost.foundation.clock import LONDON


def holds_on(on: date) -> Q:
    """Return the condition that something dated holds on a day."""
    return Q(from_on__lte=on) & (Q(to_on__isnull=True) | Q(to_on__gte=on))


def visible(user_id: int, role: Role, team_id: int | None, service_area: str, at: datetime, *, child: str = "pk") -> Q:
    """Return the condition on a table of children, whose identifier is the column `child`.

    Who is in scope is one list that a database makes first: asked child by child, as `this or that`, PostgreSQL would
    look through everybody's children for somebody's few (ADR 21).
    """
    on = at.astimezone(LONDON).date()
    mine = OuterRef(child)
    in_scope = _in_scope(user_id, role, team_id, service_area, on).values("child_id")
    broken = BreakGlass.objects.filter(user_id=user_id, from_at__lte=at, until_at__gt=at).values("child_id")
    conflict = Exists(Conflict.objects.filter(holds_on(on), user_id=user_id, child_id=mine))
    shut = Exists(Restriction.objects.filter(holds_on(on), child_id=mine).exclude(allowed=user_id))
    return Q(**{f"{child}__in": in_scope.union(broken)}) & ~Q(conflict) & ~Q(shut)


def is_visible(user_id: int, role: Role, team_id: int | None, service_area: str, at: datetime, child_id: str) -> bool:
    """Answer for one child, by one query: the same one whether there is no such child or one that is shut."""
    on = at.astimezone(LONDON).date()
    shut = Restriction.objects.filter(holds_on(on), child_id=child_id).exclude(allowed=user_id)
    conflict = Conflict.objects.filter(holds_on(on), user_id=user_id, child_id=child_id)
    broken = BreakGlass.objects.filter(user_id=user_id, child_id=child_id, from_at__lte=at, until_at__gt=at)
    assigned = _in_scope(user_id, role, team_id, service_area, on).filter(child_id=child_id)
    one = (
        Appointment.objects.filter(user_id=user_id, role=role)
        .filter(holds_on(on))
        .filter(Exists(assigned) | Exists(broken))
        .filter(~Exists(conflict), ~Exists(shut))
    )
    return one.exists()


def _in_scope(user_id: int, role: Role, team_id: int | None, service_area: str, on: date) -> QuerySet[Assignment]:
    every = Assignment.objects.filter(holds_on(on))
    scope = SCOPES[role]
    if scope is Scope.ASSIGNED:
        return every.filter(user_id=user_id)
    if scope is Scope.TEAM and team_id is not None:
        return every.filter(Q(team_id=team_id) | Q(user_id=user_id))
    if scope is Scope.AREA and service_area:
        return every.filter(Q(team__service_area=service_area) | Q(user_id=user_id))
    return every.none()
