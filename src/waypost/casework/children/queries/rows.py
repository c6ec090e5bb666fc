"""Children as rows of a list, with what is next for each: three queries, however many children."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from waypost.casework.access.acting import Acting
from waypost.casework.children.models import Child, ChildInCase, Proceedings, Step
from waypost.casework.children.queries.shown import ChildRow
from waypost.casework.children.queries.sources import hearing_to_come

_WEEK = 7
OURS = ("cafcass", "")
"""Whose steps are an adviser's work: Cafcass's own, and those of which nobody says whose they are."""


def rows_of(children: Sequence[Child], acting: Acting) -> list[ChildRow]:
    """Return one row a child, in the order given, with what the acting person's role may see of it.

    Each child carries `has_need` and `is_shut` (visible.py).
    """
    ids = [child.pk for child in children]
    steps = _next_steps(ids)
    cases = _cases(ids)
    return [_row(child, steps.get(child.pk), cases[child.pk], acting) for child in children]


def _next_steps(ids: Sequence[str]) -> dict[str, Step]:
    """Return the open step of ours that is due first, for each child: what is the court's to do is no work of ours."""
    found: dict[str, Step] = {}
    open_steps = Step.objects.filter(child_id__in=ids, is_done=False, due_on__isnull=False, whose__in=OURS)
    for step in open_steps.order_by("due_on", "pk").only("child_id", "step", "due_on"):
        found.setdefault(step.child_id, step)
    return found


def _cases(ids: Sequence[str]) -> defaultdict[str, list[Proceedings]]:
    """Return the cases of each child, the newest last."""
    through = ChildInCase.objects.filter(child_id__in=ids).select_related("proceedings")
    found: defaultdict[str, list[Proceedings]] = defaultdict(list)
    for row in through.order_by("proceedings__issued_on", "pk"):
        found[row.child_id].append(row.proceedings)
    return found


def _row(child: Child, step: Step | None, cases: Sequence[Proceedings], acting: Acting) -> ChildRow:
    on = acting.on
    heard = [day for day in (hearing_to_come(case, acting) for case in cases) if day]
    due = step.due_on if step else None
    return ChildRow(
        child_id=child.pk,
        name=child.name,
        born_on=child.born_on,
        law=cases[-1].law if cases else "",
        weeks_open=(on - child.opened_on).days // _WEEK,
        next_step=step.step if step else "",
        due_on=due,
        days_late=max(0, (on - due).days) if due else 0,
        next_hearing_on=min(heard, default=None),
        has_need_recorded=bool(getattr(child, "has_need", False)),
        is_restricted=bool(getattr(child, "is_shut", False)),
    )
