"""Crossings: a private case in which the court directs the authority to investigate, and care proceedings follow.

Children Act 1989, section 37: the court may direct the authority to say whether it should apply for a care order; it
answers within eight weeks. In some cases it applies, while the private case is still open. The private case is then
consolidated into the public one, or waits for it and ends with it.
"""

from __future__ import annotations

import numpy as np

from waypost.synthetic.case_runs import run_once
from waypost.synthetic.cases import SECTION_8, SECTION_31, Cases, Families, Start, outcome_position
from waypost.synthetic.chance import Real, Streams, Whole, happens, whole_between
from waypost.synthetic.days import working_day
from waypost.synthetic.places import Places
from waypost.synthetic.rates import rates


def with_crossings(
    streams: Streams, known: Places, families: Families, cases: Cases, area_factor: Real, until: int
) -> Cases:
    """Return the cases with the care cases that section 37 directions led to at the end, and the private ones ended."""
    chance, given = streams("crossings"), rates("proceedings").table("section_37")
    applied = _applied(chance, cases)
    private = cases.take(applied)
    wait = given["days_to_application"]
    start = Start(
        family=private.family,
        turn=private.turn + 1,
        is_public=np.ones(len(applied), dtype=np.bool_),
        application=np.full(len(applied), SECTION_31),
        authority=private.authority,
        submitted=private.issued + whole_between(chance, wait["least"], wait["most"], len(applied)),
        is_new_baby=np.zeros(len(applied), dtype=np.bool_),
        children=families.children[private.family - families.family[0]],
        has_relatives_abroad=private.has_relatives_abroad,
        needs_interpreter=private.needs_interpreter,
    )
    public = run_once(streams, known, start, area_factor, until, "crossings")
    return _ended(chance, cases, applied, public).and_then(public.with_columns(came_from=applied))


def _applied(chance: np.random.Generator, cases: Cases) -> Whole:
    """Choose the private cases, by position, in which the authority applies for a care order while they are open.

    Only cases that stay where they are and to whose end the family does not come back, so that lives stay whole.
    """
    given = rates("proceedings").table("section_37")
    room = cases.final - cases.issued - given["days_to_application"]["most"]
    can = (cases.application == SECTION_8) & cases.is_past_first & ~cases.is_followed
    can &= cases.former_court == cases.court
    can &= room > given["least_days_before_the_end"]
    return np.flatnonzero(can & happens(chance, given["leads_to_care_case"], len(cases)))


def _ended(chance: np.random.Generator, cases: Cases, applied: Whole, public: Cases) -> Cases:
    """End the private cases: consolidated some weeks after the care case is issued, or on the day on which it ends."""
    given, size = rates("proceedings").table("section_37"), len(applied)
    is_joined = happens(chance, given["is_consolidated"], size)
    days = given["days_to_consolidation"]
    day = working_day(public.issued + whole_between(chance, days["least"], days["most"], size))
    is_joined &= day < public.final
    consolidated_into, outcome = cases.consolidated_into.copy(), cases.outcome.copy()
    final, closed = cases.final.copy(), cases.closed.copy()
    consolidated_into[applied[is_joined]] = len(cases) + np.flatnonzero(is_joined)
    outcome[applied[~is_joined]] = outcome_position("no_order")
    final[applied] = np.where(is_joined, day, public.final)
    closed[applied] = np.where(is_joined, day, public.closed)
    return cases.with_columns(consolidated_into=consolidated_into, outcome=outcome, final=final, closed=closed)
