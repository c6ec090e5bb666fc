"""Says who works for a child, and ends it. Allocation decides who should; this is where it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.models import Assignment, Team, User
from waypost.casework.access.permissions import Permission


@dataclass(frozen=True, slots=True)
class Task:
    """Somebody (or nobody yet) of a team, by sign-in name, for a child, as what, from a day."""

    child_id: str
    username: str | None
    team: str
    capacity: str
    from_on: date
    agency: str = "cafcass"


@acts("access.assign_many", Permission.TAKE_IN)
def assign_many(acting: Acting, child_id: str | None, *, tasks: Sequence[Task]) -> Outcome[int]:
    """Write assignments that another system made, such as those of the Cafcass extract. What stands is left alone."""
    teams = {(team.agency, team.name): team.pk for team in Team.objects.all()}
    users = dict(User.objects.filter(username__in={task.username for task in tasks}).values_list("username", "pk"))
    open_now: set[tuple[str, int | None, int | None, str]] = set(
        Assignment.objects.filter(to_on=None).values_list("child_id", "user_id", "team_id", "capacity")
    )
    rows = []
    for task in tasks:
        key = (task.child_id, users.get(task.username or ""), teams[task.agency, task.team], task.capacity)
        if key not in open_now:
            open_now.add(key)
            rows.append(
                Assignment(child_id=key[0], user_id=key[1], team_id=key[2], capacity=key[3], from_on=task.from_on)
            )
    Assignment.objects.bulk_create(rows, batch_size=500)
    return Outcome(len(rows), {"assigned": len(rows)})
