"""Children as rows of a list, with what is next for each: three queries, however many children."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from waypost.casework.children.models import Child, ChildInCase, Proceedings, Step
from waypost.casework.children.queries.shown import ChildRow

_WEEK = 7
OURS = ("cafcass", "")
"""Whose steps are an adviser's work: Cafcass's own, and those of which nobody says whose they are."""


def rows_of(children: Sequence[Child], on: date) -> list[ChildRow]:
    """Return one row a child, in the order given. Each carries `has_need` and `is_shut` (visible.py)."""
    ids = [child.pk for child in children]
    steps = _next_steps(ids)
    cases = _newest_cases(ids)
    return [_row(child, steps.get(child.pk), cases.get(child.pk), on) for child in children]


def _next_steps(ids: Sequence[str]) -> dict[str, Step]:
    """Return the open step of ours that is due first, for each child: what is the court's to do is no work of ours."""
    found: dict[str, Step] = {}
    open_steps = Step.objects.filter(child_id__in=ids, is_done=False, due_on__isnull=False, whose__in=OURS)
    for step in open_steps.order_by("due_on", "pk").only("child_id", "step", "due_on"):
        found.setdefault(step.child_id, step)
    return found


def _newest_cases(ids: Sequence[str]) -> dict[str, Proceedings]:
    through = ChildInCase.objects.filter(child_id__in=ids).select_related("proceedings")
    found: dict[str, Proceedings] = {}
    for row in through.order_by("proceedings__issued_on", "pk"):
        found[row.child_id] = row.proceedings
    return found


def _row(child: Child, step: Step | None, case: Proceedings | None, on: date) -> ChildRow:
    due = step.due_on if step else None
    return ChildRow(
        child_id=child.pk,
        name=child.name,
        born_on=child.born_on,
        law=case.law if case else "",
        weeks_open=(on - child.opened_on).days // _WEEK,
        next_step=step.step if step else "",
        due_on=due,
        days_late=max(0, (on - due).days) if due else 0,
        next_hearing_on=case.next_hearing_on if case else None,
        has_need_recorded=bool(getattr(child, "has_need", False)),
        is_restricted=bool(getattr(child, "is_shut", False)),
    )
