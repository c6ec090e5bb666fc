"""Whose record somebody may open now: one condition, for one child and for many alike.

Deny beats allow: a conflict of interest shuts a record against everything else; a restriction shuts it against all but
those named in it. Otherwise the role's scope decides, or a glass broken for a time.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from waypost.casework.access.models import Appointment, Assignment, BreakGlass, Conflict, Restriction, Team
from waypost.casework.access.roles import SCOPES, Role, Scope
from waypost.foundation.clock import LONDON

DUTY = "duty"
"""The capacity of whoever holds duty work on a child: it opens the record, and makes nobody's own child of it."""


def holds_on(on: date) -> Q:
    """Return the condition that something dated holds on a day."""
    return Q(from_on__lte=on) & (Q(to_on__isnull=True) | Q(to_on__gte=on))


def visible(
    user_id: int,
    role: Role,
    team_id: int | None,
    service_area: str,
    at: datetime,
    *,
    child: str = "pk",
    is_own: bool = False,
) -> Q:
    """Return the condition on a table of children, or of what is theirs, whose child is the column `child`.

    Who is in scope is one list that a database makes first: asked child by child, as `this or that`, PostgreSQL would
    look through everybody's children for somebody's few (ADR 21). `is_own`: of those, who is assigned to this person,
    for more than a matter of duty.
    """
    on = at.astimezone(LONDON).date()
    mine = OuterRef(child)
    every = Assignment.objects.filter(holds_on(on))
    mine_and_more = [every.filter(one) for one in _in_scope(user_id, role, team_id, service_area)]
    if is_own:
        mine_alone = mine_and_more[0].exclude(capacity=DUTY) if mine_and_more else every.none()
        listed: QuerySet[Any, Any] = mine_alone.values("child_id")
    else:
        lists = [*mine_and_more, _broken(user_id, at)]
        listed = lists[0].values("child_id").union(*(one.values("child_id") for one in lists[1:]))
    conflict = Exists(Conflict.objects.filter(holds_on(on), user_id=user_id, child_id=mine))
    shut = Exists(Restriction.objects.filter(holds_on(on), child_id=mine).exclude(allowed=user_id))
    return Q(**{f"{child}__in": listed}) & ~Q(conflict) & ~Q(shut)


def is_visible(user_id: int, role: Role, team_id: int | None, service_area: str, at: datetime, child_id: str) -> bool:
    """Answer for one child, by one query: the same one whether there is no such child or one that is shut."""
    on = at.astimezone(LONDON).date()
    shut = Restriction.objects.filter(holds_on(on), child_id=child_id).exclude(allowed=user_id)
    conflict = Conflict.objects.filter(holds_on(on), user_id=user_id, child_id=child_id)
    broken = _broken(user_id, at).filter(child_id=child_id)
    every = Assignment.objects.filter(holds_on(on), child_id=child_id)
    scope = _in_scope(user_id, role, team_id, service_area)
    assigned = every.filter(reduce(or_, scope)) if scope else every.none()
    one = (
        Appointment.objects.filter(user_id=user_id, role=role)
        .filter(holds_on(on))
        .filter(Exists(assigned) | Exists(broken))
        .filter(~Exists(conflict), ~Exists(shut))
    )
    return one.exists()


def _broken(user_id: int, at: datetime) -> QuerySet[BreakGlass]:
    return BreakGlass.objects.filter(user_id=user_id, from_at__lte=at, until_at__gt=at)


def _in_scope(user_id: int, role: Role, team_id: int | None, service_area: str) -> tuple[Q, ...]:
    """Return which assignments bring a child into scope, one's own first. Apart, so that each is found by its index."""
    own, scope = Q(user_id=user_id), SCOPES[role]
    if scope is Scope.ASSIGNED:
        return (own,)
    if scope is Scope.TEAM and team_id is not None:
        return own, Q(team_id=team_id)
    if scope is Scope.AREA and service_area:
        return own, Q(team_id__in=Team.objects.filter(service_area=service_area).values("pk"))
    return ()
