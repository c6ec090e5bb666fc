"""Consolidations: a family's second case, brought while the first is open, is joined to it and ends there.

Three kinds. A baby born in the course of care proceedings has a care case of its own first. So has a brother or sister
who was not in the application. In private law the other parent makes an application of their own about the same
children. The later case is closed on the day on which it is consolidated and carries no final order; its children are
in the lead case from then on, if they were not before.
"""

from __future__ import annotations

import numpy as np

from waypost.synthetic.cases import NO_CASE, SECTION_8, SECTION_31, Cases
from waypost.synthetic.chance import Days, Streams, Whole, happens, repeat_index, whole_between
from waypost.synthetic.children import Children
from waypost.synthetic.columns import begins_run
from waypost.synthetic.days import NEVER, working_day
from waypost.synthetic.memberships import BORN_INTO, CONSOLIDATED, FROM_ISSUE, Memberships
from waypost.synthetic.rates import rates

_KNOWN = rates("proceedings")


def with_consolidations(
    streams: Streams, cases: Cases, children: Children, members: Memberships
) -> tuple[Cases, Memberships]:
    """Return cases and memberships with the cases that were consolidated at the end, sorted by case and child."""
    chance = streams("consolidations")
    row, submitted, day = _siblings_apart(chance, cases, children, members)
    own = _brought(chance, cases, members.case[row], SECTION_31, submitted, day)
    joined = members.joined.copy()
    joined[row] = own.final
    by = members.joined_by.copy()
    by[row] = CONSOLIDATED
    members = members.with_columns(joined=joined, joined_by=by)
    members = members.and_then(_of_own(own, members.take(row), len(cases) + np.arange(len(row))))
    lead, against = _answered(chance, cases)
    answers = _of_answers(members, lead, against, len(cases) + len(own))
    return cases.and_then(own, against), members.and_then(answers)


def _siblings_apart(
    chance: np.random.Generator, cases: Cases, children: Children, members: Memberships
) -> tuple[Whole, Days, Days]:
    """Choose the rows of children who come by a case of their own: when it is submitted, and when consolidated."""
    given, size = _KNOWN.table("consolidations"), len(members)
    is_care = cases.application[members.case] == SECTION_31
    is_baby = is_care & (members.joined_by == BORN_INTO) & happens(chance, given["baby_has_own_case"], size)
    is_sibling = is_care & (members.joined_by == FROM_ISSUE) & ~begins_run(members.case)
    is_sibling &= ~children.is_twin[members.child] & (children.born[members.child] < cases.issued[members.case])
    is_sibling &= happens(chance, given["sibling_has_own_case"], size)
    after = {kind: given[f"days_to_own_case_of_{kind}"] for kind in ("baby", "sibling")}
    waits = [whole_between(chance, one["least"], one["most"], size) for one in after.values()]
    submitted = working_day(np.where(is_baby, members.joined + waits[0], cases.issued[members.case] + waits[1]))
    day = _consolidated_on(chance, submitted)
    has_time = day + given["least_days_before_the_end"] <= members.final
    row = np.flatnonzero((is_baby | is_sibling) & has_time)
    return row, submitted[row], day[row]


def _consolidated_on(chance: np.random.Generator, submitted: Days) -> Days:
    days = _KNOWN.table("consolidations")["days_to_consolidation"]
    return working_day(submitted + whole_between(chance, days["least"], days["most"], len(submitted)))


def _between(chance: np.random.Generator, name: str, size: int) -> Whole:
    given = _KNOWN.table(name)
    return whole_between(chance, given["least"], given["most"], size)


def _brought(
    chance: np.random.Generator, cases: Cases, lead: Whole, application: Whole | int, submitted: Days, day: Days
) -> Cases:
    """Return the later cases, each with the facts of its lead case, in the court where that was."""
    size = len(lead)
    issued = working_day(submitted + _between(chance, "days_submitted_before_issue", size))
    received = _KNOWN.table("days_received_after_issue")["public"]
    return cases.take(lead).with_columns(
        turn=cases.turn[lead] + 1,
        application=np.broadcast_to(np.asarray(application), lead.shape),
        authority=cases.former_authority[lead],
        area=cases.former_area[lead],
        court=cases.former_court[lead],
        submitted=submitted,
        issued=issued,
        received=working_day(issued + whole_between(chance, received["least"], received["most"], size)),
        final=day,
        closed=day,
        is_past_first=np.zeros(size, dtype=np.bool_),
        is_early_withdrawn=np.zeros(size, dtype=np.bool_),
        is_new_baby=np.zeros(size, dtype=np.bool_),
        is_followed=np.zeros(size, dtype=np.bool_),
        transferred=np.full(size, NEVER),
        authority_changed=np.full(size, NEVER),
        consolidated_into=lead,
        came_from=np.full(size, NO_CASE),
    )


def _answered(chance: np.random.Generator, cases: Cases) -> tuple[Whole, Cases]:
    """Choose the private cases in which the other parent applies too; return them and those applications' cases."""
    given, size = _KNOWN.table("consolidations"), len(cases)
    wait = given["days_to_other_parents_application"]
    submitted = working_day(cases.issued + whole_between(chance, wait["least"], wait["most"], size))
    day = _consolidated_on(chance, submitted)
    is_answered = (cases.application == SECTION_8) & ~cases.is_early_withdrawn
    is_answered &= happens(chance, given["other_parent_applies_too"], size)
    lead = np.flatnonzero(is_answered & (day + given["least_days_before_the_end"] <= cases.final))
    return lead, _brought(chance, cases, lead, SECTION_8, submitted[lead], day[lead])


def _of_own(own: Cases, led: Memberships, case: Whole) -> Memberships:
    """Return the rows of children in the cases of their own, one a case, from the rows that they have in the lead."""
    return led.with_columns(
        case=case, joined=own.issued, joined_by=np.full(len(led), FROM_ISSUE), final=own.final, closed=own.closed
    )


def _of_answers(members: Memberships, lead: Whole, against: Cases, first: int) -> Memberships:
    """Return the rows of the children whom the other parent's applications are about: all of the lead case by then."""
    low, high = (np.searchsorted(members.case, lead, side=side) for side in ("left", "right"))
    parent, place = repeat_index(high - low)
    row = low[parent] + place
    is_there = (members.joined[row] <= against.submitted[parent]) & (members.final[row] >= against.final[parent])
    row, parent = row[is_there], parent[is_there]
    return members.take(row).with_columns(
        case=first + parent,
        joined=against.issued[parent],
        joined_by=np.full(len(row), FROM_ISSUE),
        final=against.final[parent],
        closed=against.closed[parent],
    )
