"""Gives a child a worker, changes the worker, or says that nobody is chosen today: a manager decides, and says why."""

from __future__ import annotations

from datetime import date

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.allocation.actions.placing import Choice, place, worker_of
from waypost.casework.allocation.models import Decision
from waypost.casework.allocation.rules import (
    check_code,
    check_has_worker,
    check_looked_at_again,
    check_same,
    check_waits,
)
from waypost.casework.allocation.weighing import weighed
from waypost.casework.children.actions.opening import open_child


@acts("allocation.allocate", Permission.ALLOCATE)
def allocate(acting: Acting, child_id: str | None, *, chosen: int, otherwise: str = "", note: str = "") -> Outcome[int]:
    """Give a child who waits a worker. Raises NotPossibleNow for whoever may not, and without a reason if otherwise."""
    child = open_child(child_id)
    check_waits(worker_of(child.pk, acting.on) is not None)
    seen = weighed(acting, [child.pk])
    row = place(acting, child.pk, Choice(chosen, otherwise, note), "allocated", seen, None)
    return Outcome(row.pk, {"chosen": chosen, "recommended": row.recommended_id, "otherwise": row.otherwise})


@acts("allocation.reallocate", Permission.ALLOCATE)
def reallocate(
    acting: Acting, child_id: str | None, *, chosen: int, why: str, otherwise: str = "", note: str = ""
) -> Outcome[int]:
    """Change a child's worker, and say why. The one who hands over opens the record no more."""
    child = open_child(child_id)
    held = worker_of(child.pk, acting.on)
    check_has_worker(held is not None)
    check_code("reallocated", why)
    if held is not None and held.user_id is not None:
        check_same(chosen, held.user_id)
    seen = weighed(acting, [child.pk], leaving=None if held is None else held.user_id)
    row = place(acting, child.pk, Choice(chosen, otherwise, note, why), "reallocated", seen, held)
    facts = {"chosen": chosen, "held_by": row.held_by_id, "why": why, "otherwise": row.otherwise}
    return Outcome(row.pk, facts)


@acts("allocation.defer", Permission.ALLOCATE)
def defer(acting: Acting, child_id: str | None, *, why: str, review_on: date, note: str = "") -> Outcome[int]:
    """Say why a child gets no worker today, and on which day somebody looks again."""
    child = open_child(child_id)
    check_waits(worker_of(child.pk, acting.on) is not None)
    check_code("deferred", why)
    check_looked_at_again(review_on, acting.on)
    row = Decision.objects.create(
        child=child,
        kind="deferred",
        team_id=acting.team_id,
        is_as_recommended=True,
        why=why,
        note=note,
        review_on=review_on,
        decided_by_id=acting.user_id,
        decided_on=acting.on,
        decided_at=acting.at,
    )
    return Outcome(row.pk, {"why": why, "review_on": review_on.isoformat()})
