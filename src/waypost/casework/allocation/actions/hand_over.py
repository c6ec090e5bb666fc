"""Hands over a whole caseload at once: nobody is left out, each child goes to somebody who may take the case."""

from __future__ import annotations

from collections.abc import Mapping

from waypost.casework.access.acting import Acting, NoSuchChild, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.allocation.actions.placing import Choice, place, worker_of
from waypost.casework.allocation.caseload import caseload_of
from waypost.casework.allocation.rules import check_code, check_every_case_goes
from waypost.casework.allocation.weighing import weighed


@acts("allocation.hand_over", Permission.ALLOCATE)
def hand_over(
    acting: Acting, child_id: str | None, *, held_by: int, to: Mapping[str, int], why: str, note: str = ""
) -> Outcome[int]:
    """Hand somebody's whole caseload over: `to` names a person for each child. One transaction, one event.

    The caseload is that of the children whom the manager may open. Raises NotPossibleNow where `to` is not the whole of
    it, or names somebody who may not take a case.
    """
    check_code("reallocated", why)
    held = caseload_of(acting, held_by)
    check_every_case_goes(held, to)
    seen = weighed(acting, held, leaving=held_by)
    for child in held:
        row = worker_of(child, acting.on)
        if row is None or row.user_id != held_by:
            raise NoSuchChild("there is no such child here.", do="Open the page again.")
        place(acting, child, Choice(to[child], note=note, why=why), "handed_over", seen, row)
    return Outcome(len(held), {"held_by": held_by, "to": dict(sorted(to.items())), "why": why})
