"""Writes down who works with a child from now on, and what was recommended; for the actions beside it alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from waypost.casework.access.acting import Acting
from waypost.casework.access.models import Assignment
from waypost.casework.access.visibility import holds_on
from waypost.casework.allocation.case_facts import cases_of
from waypost.casework.allocation.holdings import GUARDIAN, WORKS
from waypost.casework.allocation.models import Decision
from waypost.casework.allocation.rules import check_can_take, check_otherwise
from waypost.casework.allocation.weighing import Weighed
from waypost.casework.children.rules import NotPossibleNow


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom a manager chose for a child, and why if otherwise; `why`: why the worker changes.

    `planned`: whom the plan of a whole day names, in whose place the first of the child's own ranking stands otherwise.
    """

    chosen: int
    otherwise: str = ""
    note: str = ""
    why: str = ""
    planned: int | None = None


def worker_of(child_id: str, on: date) -> Assignment | None:
    """Return the assignment of whoever works with a child now, held until the transaction ends."""
    now = Assignment.objects.select_for_update().filter(holds_on(on), child_id=child_id, capacity__in=WORKS)
    return now.filter(user__isnull=False).order_by("-from_on", "-pk").first()


def place(acting: Acting, child_id: str, choice: Choice, kind: str, seen: Weighed, held: Assignment | None) -> Decision:
    """Write the assignment and the decision. Raises NotPossibleNow for whoever may not, or where no reason is given."""
    check_can_take(choice.chosen, seen.may_take(child_id), seen.asked)
    ranked = {int(one.person): one for one in seen.ranking_of(child_id).recommended}
    first = choice.planned if choice.planned is not None else next(iter(ranked), None)
    if kind != "handed_over":
        check_otherwise(choice.chosen, first, choice.otherwise, choice.note)
    capacity = held.capacity if held is not None else _capacity(child_id, acting.on)
    _check_is_not_theirs_already(child_id, choice.chosen, capacity)
    _end(acting, child_id, held)
    team_id = acting.team_id if held is None else held.team_id
    Assignment.objects.create(
        child_id=child_id, user_id=choice.chosen, team_id=team_id, capacity=capacity, from_on=acting.on
    )
    now = next(one for one in seen.found.people if one.id == str(choice.chosen)).capacity.percent
    is_first = choice.chosen == first
    return Decision.objects.create(
        child_id=child_id,
        kind=kind,
        team_id=team_id,
        held_by_id=None if held is None else held.user_id,
        recommended_id=first,
        chosen_id=choice.chosen,
        is_as_recommended=is_first,
        why=choice.why,
        otherwise="" if is_first else choice.otherwise,
        note=choice.note,
        percent_before=now,
        percent_after=Decimal(str(ranked[choice.chosen].percent_after)),
        weights=seen.weights.id,
        weights_from=seen.weights.in_force_from,
        decided_by_id=acting.user_id,
        decided_on=acting.on,
        decided_at=acting.at,
    )


def _check_is_not_theirs_already(child_id: str, chosen: int, capacity: str) -> None:
    """Raise NotPossibleNow where the chosen person works with the child in this capacity already: two may at once."""
    if Assignment.objects.filter(child_id=child_id, user_id=chosen, capacity=capacity, to_on=None).exists():
        raise NotPossibleNow(
            "this person works with the child already.", where="chosen", do="Choose somebody else of the list."
        )


def _end(acting: Acting, child_id: str, held: Assignment | None) -> None:
    """End what stood: the worker's yesterday, so that nobody keeps a record open who has handed over, from this instant
    on; the team's today.

    A worker's assignment of today alone never held a day: it is taken away, as an appointment is, and the audit keeps
    it.
    """
    before = acting.on - timedelta(days=1)
    for row in Assignment.objects.filter(holds_on(acting.on), child_id=child_id, user=None, to_on=None):
        row.to_on = max(row.from_on, before)
        row.save(update_fields=["to_on"])
    if held is None:
        return
    if held.from_on > before:
        held.delete()
        return
    held.to_on = before
    held.save(update_fields=["to_on"])


def _capacity(child_id: str, on: date) -> str:
    case = cases_of([child_id], on)[child_id].case
    return GUARDIAN if case is not None and case.law == "public" else WORKS[0]
