"""Takes in chronologies and accounts as the record of journeys tells them. A line that stands is never changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.models import AccountTold, Child, ChronologyLine, Step
from waypost.casework.exchange.arriving import Row, Told

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
    _take_steps([step for one in mine for step in _steps(one)], here)
    return Outcome(len(fresh), {"children": len(mine), "lines": len(fresh)})


_OF_A_STEP = ("step", "timetable", "due_on", "is_done", "done_on", "whose", "how_sure", "source")


def _take_steps(told: Sequence[Step], here: Collection[str]) -> None:
    """Make what is new and bring up to date what is known: reasons for delay go on standing at their step."""
    rows = Step.objects.filter(child_id__in=here).exclude(code="")
    known = {(child_id, code): pk for pk, child_id, code in rows.values_list("pk", "child_id", "code")}
    fresh: list[Step] = []
    again: list[Step] = []
    for step in told:
        step.pk = known.get((step.child_id, step.code))
        (fresh if step.pk is None else again).append(step)
    Step.objects.bulk_create(fresh, batch_size=_AT_ONCE)
    Step.objects.bulk_update(again, _OF_A_STEP, batch_size=_AT_ONCE)


def _steps(one: Told) -> list[Step]:
    """Return the steps of the timetables that the record worked out for a child, each once: by timetable, step, number.

    A name is no key: it grows when a second report is ordered.
    """
    rows = {_code(row): row for row in one.next_steps if row["status"] != "not_started"}
    return [
        Step(
            child_id=one.child_id,
            code=code,
            step=str(row["name"]),
            timetable=str(row["convention"]),
            whose=str(row.get("owner") or ""),
            due_on=row["due_on"],
            is_done=row["status"] == "done",
            done_on=row.get("done_on"),
            how_sure=str(row.get("how_sure", "")),
            source=str(row["source"]),
        )
        for code, row in rows.items()
    ]


def _code(row: Row) -> str:
    timetable, step = row.get("timetable") or row["convention"], row.get("step") or row["name"]
    return f"{timetable}/{step}/{row.get('number') or 1}"
