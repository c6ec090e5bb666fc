"""Who is on duty, who may be, and who may hold duty work on a child. Used inside this room alone."""

from __future__ import annotations

from waypost.casework.access.acting import Acting
from waypost.casework.access.models import Appointment, Assignment, Team, User
from waypost.casework.access.permissions import HOLDERS, Permission
from waypost.casework.access.roles import SCOPES, Scope
from waypost.casework.access.visibility import holds_on
from waypost.casework.allocation.holdings import WORKS
from waypost.casework.allocation.models import OnDuty
from waypost.casework.allocation.waiting import shut_to


def teams_of(acting: Acting) -> tuple[int, ...]:
    """Return the teams whose duty somebody sees: their own, or those of their service area."""
    if SCOPES[acting.role] is Scope.AREA and acting.service_area:
        return tuple(Team.objects.filter(service_area=acting.service_area).order_by("pk").values_list("pk", flat=True))
    return (acting.team_id,) if acting.team_id is not None else ()


def may_be_on_duty(acting: Acting) -> dict[int, tuple[int, str]]:
    """Return who may be on duty: (team, name and team) by person, of the teams that somebody manages."""
    roles = [role.value for role in HOLDERS[Permission.WRITE_DUTY]]
    posts = Appointment.objects.filter(holds_on(acting.on), team_id__in=teams_of(acting), role__in=roles)
    told = posts.filter(user__is_active=True).order_by("user__name", "user_id", "pk")
    found: dict[int, tuple[int, str]] = {}
    for user_id, team_id, name, team in told.values_list("user_id", "team_id", "user__name", "team__name"):
        found.setdefault(user_id, (team_id, f"{name} ({team})"))
    return found


def may_hold(acting: Acting, child_id: str) -> dict[int, str]:
    """Return who may hold duty work on a child, by name: who is on duty today, who works with the child, who asks.

    Nobody to whom the record is shut. Five queries.
    """
    today = OnDuty.objects.filter(team_id__in=teams_of(acting), on_on=acting.on, struck_at=None)
    works = Assignment.objects.filter(holds_on(acting.on), child_id=child_id, capacity__in=WORKS, user__isnull=False)
    asked = {acting.user_id, *today.values_list("user_id", flat=True), *works.values_list("user_id", flat=True)}
    asked -= {int(one) for one in shut_to([child_id], asked, acting.on).get(child_id, frozenset())}
    users = User.objects.filter(pk__in=asked, is_active=True).order_by("name", "pk")
    return dict(users.values_list("pk", "name"))
