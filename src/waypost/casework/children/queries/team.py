"""A team: who has how many children, what is late, and who waits for somebody."""

from __future__ import annotations

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from waypost.casework.access.acting import Acting, reads
from waypost.casework.access.models import Appointment, Assignment, Team
from waypost.casework.access.permissions import Permission
from waypost.casework.access.roles import Role
from waypost.casework.access.visibility import holds_on
from waypost.casework.children.models import Step
from waypost.casework.children.queries.rows import OURS, rows_of
from waypost.casework.children.queries.shown import TeamPage, TeamRow
from waypost.casework.children.queries.visible import visible_children

_SHOWN = 50


@reads("children.team", Permission.SEE_TEAM)
def my_team(acting: Acting, child_id: str | None) -> TeamPage:
    """Return the acting person's own team. Nobody's workload by weights: that is allocation's."""
    held, late = _counts(acting), _late(acting)
    rows = tuple(
        TeamRow(user_id, name, ", ".join(roles), held.get(user_id, 0), late.get(user_id, 0))
        for (user_id, name), roles in _people(acting).items()
    )
    nobody = Assignment.objects.filter(holds_on(acting.on), team_id=_team(acting), user=None, child_id=OuterRef("pk"))
    waiting = visible_children(acting).filter(Exists(nobody), is_open=True).order_by("opened_on", "pk")
    team = Team.objects.filter(pk=_team(acting)).first()
    return TeamPage(
        team.name if team else "",
        rows,
        tuple(rows_of(list(waiting[:_SHOWN]), acting.on)),
        waiting.count(),
        _with_something_late(acting).values("child_id").distinct().count(),
    )


def _people(acting: Acting) -> dict[tuple[int, str], list[str]]:
    """Return each person of the team once, with every role that they hold in it."""
    posts = Appointment.objects.filter(holds_on(acting.on), team_id=_team(acting)).order_by("user__name", "pk")
    found: dict[tuple[int, str], list[str]] = {}
    for user_id, name, role in posts.values_list("user_id", "user__name", "role"):
        found.setdefault((user_id, name), []).append(Role(role).proper_name)
    return found


def _counts(acting: Acting) -> dict[int, int]:
    held = Assignment.objects.filter(holds_on(acting.on), team_id=_team(acting), user__isnull=False)
    return dict(held.values_list("user_id").annotate(n=Count("child_id", distinct=True)))


def _late(acting: Acting) -> dict[int, int]:
    held = _with_something_late(acting)
    return dict(held.values_list("user_id").annotate(n=Count("child_id", distinct=True)))


def _with_something_late(acting: Acting) -> QuerySet[Assignment]:
    """Return who of the team works for which child with a late step of ours. Two people may work for one child."""
    overdue = Step.objects.filter(child_id=OuterRef("child_id"), whose__in=OURS, is_done=False, due_on__lt=acting.on)
    return Assignment.objects.filter(Q(Exists(overdue)), holds_on(acting.on), team_id=_team(acting), user__isnull=False)


def _team(acting: Acting) -> int:
    """Return the team's key; of somebody without a team, one that no team has."""
    return acting.team_id or 0
