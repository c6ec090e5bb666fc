"""What screening knows of children whom nobody has met yet, for the duty hub: three queries, however many children.

Each asks for what is of any child whom the reader may open, and keeps those asked for: a thousand identifiers in a
question cost a database more than the rows of an area.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace

from django.db.models import Q

from waypost.casework.access.acting import Acting
from waypost.casework.access.permissions import Permission, may
from waypost.casework.children.queries.visible import of_visible
from waypost.casework.children.until_met import Screened
from waypost.casework.screening.models import Held, ImmediateRisk, Screening
from waypost.casework.screening.prioritising import held
from waypost.casework.screening.queries.queue import OPEN
from waypost.casework.screening.rules import Risk

_OF_A_WAIT = ("level", "since_on", "looked_on", "filing_on")
_GRAVEST_FIRST = (Risk.SEEN, Risk.REFERRED, Risk.ACKNOWLEDGED)


def screened(acting: Acting, child_ids: Collection[str]) -> dict[str, Screened]:
    """Return what screening knows of some children: risk to a role that may see it, and who holds those who wait."""
    found: dict[str, Screened] = defaultdict(Screened)
    wanted, theirs = frozenset(child_ids), of_visible(acting)
    applications = Screening.objects.filter(theirs)
    for child_id, state, is_alleged in applications.values_list("child_id", "state", "is_abuse_alleged"):
        if child_id not in wanted:
            continue
        one = found[child_id]
        found[child_id] = replace(
            one,
            is_unfinished=one.is_unfinished or state in OPEN,
            is_abuse_alleged=one.is_abuse_alleged or is_alleged,
        )
    waits = Held.objects.filter(theirs, ended_on=None).values_list("child_id", "holder__name", *_OF_A_WAIT)
    for child_id, holder, level, since_on, looked_on, filing_on in waits:
        if child_id not in wanted:
            continue
        clock = held(level=level, since_on=since_on, looked_on=looked_on, filing_on=filing_on, on=acting.on)
        found[child_id] = replace(
            found[child_id],
            holder=holder,
            level=level,
            looked_on=looked_on,
            look_again_by_on=clock.look_again_by_on,
            allocate_by_on=clock.allocate_by_on,
            is_hold_late=bool(clock.late),
        )
    if may(acting.role, Permission.SEE_RISK):
        for child_id, state in _risks(theirs, wanted).items():
            found[child_id] = replace(found[child_id], risk=state.value, is_risk_untold=state is Risk.SEEN)
    return dict(found)


def _risks(theirs: Q, wanted: frozenset[str]) -> dict[str, Risk]:
    """Return the gravest state of each child's immediate risks that were not stood down."""
    rows = ImmediateRisk.objects.filter(theirs, state__in=[one.value for one in _GRAVEST_FIRST])
    states: dict[str, set[Risk]] = defaultdict(set)
    for child_id, state in rows.values_list("child_id", "state"):
        if child_id in wanted:
            states[child_id].add(Risk(state))
    return {child_id: min(seen, key=_GRAVEST_FIRST.index) for child_id, seen in states.items()}
