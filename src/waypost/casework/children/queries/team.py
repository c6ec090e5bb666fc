"""A team: who has how many children, what is late, and who waits for somebody."""

from __future__ import annotations

from collections import Counter

from django.db.models import Count, Exists, OuterRef, Window

from waypost.casework.access.acting import Acting, reads
from waypost.casework.access.models import Appointment, Assignment
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
    return team_of(acting)


def team_of(acting: Acting) -> TeamPage:
    """Return the same within a reading of another room's. Five queries, however many people and children."""
    team, people = _people(acting)
    held, late, late_count = _held(acting)
    rows = tuple(
        TeamRow(user_id, name, ", ".join(roles), held[user_id], late[user_id])
        for (user_id, name), roles in people.items()
    )
    nobody = Assignment.objects.filter(holds_on(acting.on), team_id=_team(acting), user=None, child_id=OuterRef("pk"))
    every = visible_children(acting).filter(Exists(nobody), is_open=True).annotate(of=Window(Count("pk")))
    waiting = list(every.order_by("opened_on", "pk")[:_SHOWN])
    count = waiting[0].of if waiting else 0
    return TeamPage(team, rows, tuple(rows_of(waiting, acting)), count, late_count)


def _people(acting: Acting) -> tuple[str, dict[tuple[int, str], list[str]]]:
    """Return the team's name, and each person of it once, with every role that they hold in it."""
    posts = Appointment.objects.filter(holds_on(acting.on), team_id=_team(acting)).order_by("user__name", "pk")
    found: dict[tuple[int, str], list[str]] = {}
    team = ""
    for user_id, name, role, team in posts.values_list("user_id", "user__name", "role", "team__name"):  # noqa: B007
        found.setdefault((user_id, name), []).append(Role(role).proper_name)
    return team or "", found


def _held(acting: Acting) -> tuple[Counter[int], Counter[int], int]:
    """Return for how many children each of the team works, with how many something of ours is late, and for how many
    of the team's. Two people may work for one child.
    """
    overdue = Step.objects.filter(child_id=OuterRef("child_id"), whose__in=OURS, is_done=False, due_on__lt=acting.on)
    rows = Assignment.objects.filter(holds_on(acting.on), team_id=_team(acting), user__isnull=False)
    told = set(rows.annotate(is_late=Exists(overdue)).values_list("user_id", "child_id", "is_late"))
    late = [(user_id, child) for user_id, child, is_late in told if is_late]
    held = Counter(user_id for user_id, _, _ in told)
    return held, Counter(user_id for user_id, _ in late), len({child for _, child in late})


def _team(acting: Acting) -> int:
    """Return the team's key; of somebody without a team, one that no team has."""
    return acting.team_id or 0
