"""Takes in chronologies and accounts as the record of journeys tells them. A line that stands is never changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.models import AccountTold, Child, ChronologyLine, Step
from waypost.casework.exchange.arriving import Told

_AT_ONCE = 500


@acts("exchange.tell", Permission.TAKE_IN)
def tell(acting: Acting, child_id: str | None, *, told: Sequence[Told], told_on: date) -> Outcome[int]:
    """Take in what is told of children that are here; of others it is left. Returns how many lines are new.

    A line that the record tells no longer stays, and is marked as one that stands no more.
    """
    ids = [one.child_id for one in told]
    here = set(Child.objects.filter(child_id__in=ids).values_list("child_id", flat=True))
    known = set(ChronologyLine.objects.filter(child_id__in=here).values_list("child_id", "line_id"))
    mine = [one for one in told if one.child_id in here]
    said = {(one.child_id, str(row["line_id"])) for one in mine for row in one.lines}
    fresh = [
        ChronologyLine(child_id=one.child_id, **row)
        for one in mine
        for row in one.lines
        if (one.child_id, str(row["line_id"])) not in known
    ]
    ChronologyLine.objects.bulk_create(fresh, batch_size=_AT_ONCE)
    for child, line in known - said:
        ChronologyLine.objects.filter(child_id=child, line_id=line).update(is_standing=False)
    AccountTold.objects.bulk_create(
        [
            AccountTold(
                child_id=one.child_id,
                told_on=told_on,
                weeks=list(one.weeks),
                next_steps=list(one.next_steps),
                standing=one.standing,
            )
            for one in mine
        ],
        batch_size=_AT_ONCE,
        update_conflicts=True,
        unique_fields=["child"],
        update_fields=["told_on", "weeks", "next_steps", "standing"],
    )
    Step.objects.bulk_create(
        [step for one in mine for step in _steps(one)],
        batch_size=_AT_ONCE,
        update_conflicts=True,
        unique_fields=["child", "timetable", "step"],
        update_fields=["due_on", "is_done", "done_on", "whose", "how_sure", "source"],
    )
    return Outcome(len(fresh), {"children": len(mine), "lines": len(fresh)})


def _steps(one: Told) -> list[Step]:
    """Return the steps of the timetables that the record worked out for a child, each once."""
    rows = {(str(row["convention"]), str(row["name"])): row for row in one.next_steps if row["status"] != "not_started"}
    return [
        Step(
            child_id=one.child_id,
            step=name,
            timetable=timetable,
            whose=str(row.get("owner") or ""),
            due_on=row["due_on"],
            is_done=row["status"] == "done",
            done_on=row.get("done_on"),
            how_sure=str(row.get("how_sure", "")),
            source=str(row["source"]),
        )
        for (timetable, name), row in rows.items()
    ]
