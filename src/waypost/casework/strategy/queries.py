"""The plan with how far each part of it is measured, counted from what was released."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from waypost.casework.access.acting import Acting, reads
from waypost.casework.access.permissions import Permission
from waypost.casework.strategy.plan import Meeting, Pillar, meetings, plan
from waypost.casework.strategy.rules import how_measured


@dataclass(frozen=True, slots=True)
class PlanShown:
    """The plan, the calendar, and how far each set of measures is measured. `counts`: how many of which."""

    pillars: tuple[Pillar, ...]
    meetings: tuple[Meeting, ...]
    source: str
    states: dict[tuple[str, ...], str]
    counts: dict[str, int]
    children_counts: dict[str, int]


@reads("strategy.plan", Permission.SEE_STRATEGY)
def the_plan(
    acting: Acting, child_id: str | None, *, registered: Collection[str] = (), released: Collection[str] = ()
) -> PlanShown:
    """Return the plan; a door hands in which measures are registered and of which a figure was released."""
    told = plan()
    success = [one for pillar in told.pillars for priority in pillar.priorities for one in priority.success]
    children = [one for pillar in told.pillars for one in pillar.children]
    states = {
        one.measures: how_measured(one.measures, registered=registered, released=released).value
        for one in (*success, *children)
    }
    return PlanShown(
        told.pillars, meetings(), told.source, states, dict(Counter(states[one.measures] for one in success)),
        dict(Counter(states[one.measures] for one in children)),
    )  # fmt: skip
