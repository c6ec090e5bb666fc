"""What screening knows of children whom nobody has met yet, for the duty hub: three queries, however many children."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission, may
from waypost.casework.children.until_met import Screened
from waypost.casework.screening.models import Held, ImmediateRisk, Screening
from waypost.casework.screening.queries.queue import OPEN
from waypost.casework.screening.queries.waits import clock_of
from waypost.casework.screening.rules import Risk

_GRAVEST_FIRST = (Risk.SEEN, Risk.REFERRED, Risk.ACKNOWLEDGED)


def screened(acting: Acting, child_ids: Collection[str]) -> dict[str, Screened]:
    """Return what screening knows of some children: risk to a role that may see it, and who holds those who wait."""
    found: dict[str, Screened] = defaultdict(Screened)
    applications = Screening.objects.filter(child_id__in=child_ids)
    for child_id, state, is_alleged in applications.values_list("child_id", "state", "is_abuse_alleged"):
        one = found[child_id]
        found[child_id] = replace(
            one,
            is_unfinished=one.is_unfinished or state in OPEN,
            is_abuse_alleged=one.is_abuse_alleged or is_alleged,
        )
    for row in Held.objects.filter(child_id__in=child_ids, ended_on=None).select_related("holder"):
        clock = clock_of(row, acting.on)
        found[row.child_id] = replace(
            found[row.child_id],
            holder=row.holder.name,
            level=row.level,
            looked_on=row.looked_on,
            look_again_by_on=clock.look_again_by_on,
            allocate_by_on=clock.allocate_by_on,
            is_hold_late=bool(clock.late),
        )
    if may(acting.role, Permission.SEE_RISK):
        for child_id, state in _risks(child_ids).items():
            found[child_id] = replace(found[child_id], risk=state.value, is_risk_untold=state is Risk.SEEN)
    return dict(found)


def _risks(child_ids: Collection[str]) -> dict[str, Risk]:
    """Return the gravest state of each child's immediate risks that were not stood down."""
    rows = ImmediateRisk.objects.filter(child_id__in=child_ids, state__in=[one.value for one in _GRAVEST_FIRST])
    states: dict[str, set[Risk]] = defaultdict(set)
    for child_id, state in rows.values_list("child_id", "state"):
        states[child_id].add(Risk(state))
    return {child_id: min(seen, key=_GRAVEST_FIRST.index) for child_id, seen in states.items()}
