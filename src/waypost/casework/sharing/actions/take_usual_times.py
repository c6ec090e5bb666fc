"""Takes in how long cases usually take, from the record's own forecast. It tells of no child."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.sharing.models import UsualTime


@acts("sharing.take_usual_times", Permission.TAKE_IN)
def take_usual_times(
    acting: Acting, child_id: str | None, *, rows: Iterable[tuple[str, int, int, int, int]], told_on: date
) -> Outcome[int]:
    """Take (path, from week, low weeks, high weeks, cases) in the place of what stood. Returns how many."""
    UsualTime.objects.all().delete()
    made = UsualTime.objects.bulk_create(
        UsualTime(path=path, from_week=week, low_weeks=low, high_weeks=high, cases=cases, told_on=told_on)
        for path, week, low, high, cases in rows
    )
    return Outcome(len(made), {"rows": len(made)})
