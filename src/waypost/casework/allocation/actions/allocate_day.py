"""Gives many children who wait their workers at once: as the plan of the day has it, or as a manager changed it."""

from __future__ import annotations

from collections.abc import Mapping

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.allocation.actions.placing import Choice, place, worker_of
from waypost.casework.allocation.caseload import unheld
from waypost.casework.allocation.intake import plan
from waypost.casework.allocation.rules import check_each_waits, check_waits
from waypost.casework.allocation.weighing import weighed


@acts("allocation.allocate_day", Permission.ALLOCATE)
def allocate_day(
    acting: Acting, child_id: str | None, *, to: Mapping[str, int], otherwise: str = "", note: str = ""
) -> Outcome[int]:
    """Give children who wait their workers: `to` names one for each; whoever is left out waits on. One transaction.

    The plan is reckoned again from what stands now. Raises NotPossibleNow for whoever may not take a case, where a
    child does not wait any more, and where somebody else than the plan names is chosen without a reason.
    """
    waits = list(unheld(acting).values_list("pk", flat=True))
    check_each_waits(to, waits)
    seen = weighed(acting, waits)
    planned = {one.case: int(one.person) for one in plan(seen.found, acting.on).placed}
    changed = {child for child, user_id in to.items() if planned.get(child) != user_id}
    for child in sorted(to):
        check_waits(worker_of(child, acting.on) is not None)
        why = (otherwise, note) if child in changed else ("", "")
        place(acting, child, Choice(to[child], *why, planned=planned.get(child)), "allocated", seen, None)
    return Outcome(len(to), {"to": dict(sorted(to.items())), "changed": sorted(changed)})
