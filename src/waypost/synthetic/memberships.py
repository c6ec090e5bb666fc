"""Which child is in which case, with what outcome, until when."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from waypost.synthetic.cases import DISCHARGE, NO_CASE, OUTCOMES, SECTION_31, Cases, is_consolidated, outcome_position
from waypost.synthetic.chance import Days, Streams, Truth, Whole, happens, pick, rounded, whole_between
from waypost.synthetic.children import YEAR, Children
from waypost.synthetic.columns import Columns, begins_run
from waypost.synthetic.days import working_day, working_day_before
from waypost.synthetic.rates import rates

_KNOWN = rates("proceedings")
_ADULT = 18
_TOO_OLD_FOR_CARE_ORDER = 17  # Children Act 1989, section 31(3)
JOINED_BY = ("from_issue", "born_into", "consolidated", "added")
FROM_ISSUE, BORN_INTO, CONSOLIDATED, ADDED = range(len(JOINED_BY))


@dataclass(frozen=True, slots=True)
class Memberships(Columns):
    """One row a child in a case; `case` and `child` are positions. Days are not yet cut at the world's end."""

    case: Whole
    child: Whole
    joined: Days
    outcome: Whole
    final: Days
    closed: Days
    joined_by: Whole  # position in JOINED_BY


def memberships(streams: Streams, cases: Cases, children: Children) -> Memberships:
    """Put children into cases: every first child of the family who is young enough, or the new baby alone.

    A few brothers and sisters are added to the case some weeks after its issue.
    """
    chance = streams("memberships")
    case, child = _pairs(cases, children)
    outcome = _own_outcomes(chance, cases, children, case, child)
    final, closed = _own_ends(chance, cases, children, case, child)
    joined = np.maximum(cases.issued[case], children.born[child])
    is_late = children.joined_late[child]
    joined = np.where(is_late, joined + _KNOWN.table("days_a_baby_joins_after_birth"), joined)
    is_unborn = ~is_late & (children.born[child] > cases.issued[case])
    whole = Memberships(
        case=case,
        child=child,
        joined=np.where(is_unborn, cases.issued[case], joined),
        outcome=outcome,
        final=final,
        closed=closed,
        joined_by=np.where(is_late, BORN_INTO, FROM_ISSUE),
    )
    return _some_added(streams("added_children"), cases, children, whole.take(_as_care_allows(cases, whole)))


def _some_added(chance: np.random.Generator, cases: Cases, children: Children, whole: Memberships) -> Memberships:
    """Let a few siblings be added to the case after its issue: never the first of a case, no twin, and not unborn."""
    given, size = _KNOWN.table("sibling_is_added"), len(whole)
    issued = cases.issued[whole.case]
    day = working_day(issued + whole_between(chance, given["days"]["least"], given["days"]["most"], size))
    is_added = happens(chance, given["share"], size) & (whole.joined_by == FROM_ISSUE) & ~begins_run(whole.case)
    is_added &= ~children.is_twin[whole.child] & (children.born[whole.child] < issued)
    is_added &= day + given["least_days_before_the_end"] <= whole.final
    return whole.with_columns(
        joined=np.where(is_added, day, whole.joined), joined_by=np.where(is_added, ADDED, whole.joined_by)
    )


def came_by(cases: Cases, members: Memberships) -> Whole:
    """Return for each row the row by which the child came: that of the case consolidated into this one, or itself.

    Of a child whom two cases brought, the later case counts.
    """
    own = np.arange(len(members))
    row = np.flatnonzero(is_consolidated(cases)[members.case])
    size = int(members.child.max(initial=0)) + 1
    key = cases.consolidated_into[members.case[row]] * size + members.child[row]
    order = np.argsort(key, kind="stable")
    led = np.flatnonzero(members.joined_by == CONSOLIDATED)
    wanted = members.case[led] * size + members.child[led]
    at = np.maximum(np.searchsorted(key[order], wanted, side="right") - 1, 0)
    if len(key):
        own[led] = np.where(key[order][at] == wanted, row[order][at], led)
    return own


def goes_on_elsewhere(cases: Cases, members: Memberships) -> Truth:
    """Say which rows go on in that of the lead case: not those whose consolidation is still to come."""
    by = came_by(cases, members)
    own = np.arange(len(by))
    goes_on: Truth = np.isin(own, by[by != own])
    return goes_on


def _as_care_allows(cases: Cases, whole: Memberships) -> Truth:
    """Say which rows can be: under a care order only to have it discharged, under a placement order none."""
    is_care_case = cases.application[whole.case] == SECTION_31
    care, placed = (
        _came_before(cases, whole, is_care_case & (whole.outcome == outcome_position(name)))
        for name in ("care_order", "placement_order")
    )
    is_discharge: Truth = cases.application[whole.case] == DISCHARGE
    allowed: Truth = (care == is_discharge) & ~placed
    return allowed


def _came_before(cases: Cases, whole: Memberships, of: Truth) -> Truth:
    """Say for which rows the same child has one of these rows in an earlier case."""
    order = np.lexsort((cases.turn[whole.case], whole.child))
    child, flag = whole.child[order], of[order]
    before = np.zeros(len(order), dtype=np.bool_)
    for step in range(1, int(cases.turn.max(initial=0)) + 1):
        before[step:] |= flag[:-step] & (child[step:] == child[:-step])
    came_before = np.empty(len(order), dtype=np.bool_)
    came_before[order] = before
    return came_before


def _pairs(cases: Cases, children: Children) -> tuple[Whole, Whole]:
    """Pair every case with its children, sorted by case and child."""
    first = np.flatnonzero(children.baby_of == NO_CASE)
    by_family = first[np.argsort(children.family[first], kind="stable")]
    families = children.family[by_family]
    shared = np.flatnonzero(~cases.is_new_baby)
    low = np.searchsorted(families, cases.family[shared], side="left")
    counts = np.searchsorted(families, cases.family[shared], side="right") - low
    case = np.repeat(shared, counts)
    offset = np.arange(len(case)) - np.repeat(np.cumsum(counts) - counts, counts)
    child = by_family[np.repeat(low, counts) + offset]
    limit = rates("families").table("oldest_at_issue_years")
    years = np.where(cases.is_public[case], limit["public"], limit["private"])
    is_young = (cases.turn[case] == 0) | (cases.issued[case] - children.born[child] <= years * YEAR)
    babies = np.flatnonzero(children.baby_of != NO_CASE)
    case = np.concatenate([case[is_young], children.baby_of[babies]])
    child = np.concatenate([child[is_young], babies])
    order = np.lexsort((child, case))
    return case[order], child[order]


def _own_outcomes(chance: np.random.Generator, cases: Cases, children: Children, case: Whole, child: Whole) -> Whole:
    """Return how the case ends for each child: as for the others, but for a few and where the law does not let it."""
    shares, size = _KNOWN.shares("outcomes_section_31"), len(case)
    other = np.array([OUTCOMES.index(name) for name in shares])[pick(chance, shares, size)]
    is_care_case = cases.application[case] == SECTION_31
    differs = (
        is_care_case & ~cases.is_followed[case] & happens(chance, _KNOWN.number("sibling_has_other_outcome"), size)
    )
    outcome = np.where(differs, other, cases.outcome[case])
    age = (cases.final[case] - children.born[child]) / YEAR
    care, placed = outcome_position("care_order"), outcome_position("placement_order")
    outcome = np.where((outcome == placed) & (age > _KNOWN.number("oldest_for_placement_years")), care, outcome)
    is_too_old = is_care_case & (age >= _TOO_OLD_FOR_CARE_ORDER)
    is_of_care = np.isin(outcome, [care, placed, outcome_position("supervision_order")])
    return np.where(is_too_old & is_of_care, outcome_position("no_order"), outcome)


def _own_ends(
    chance: np.random.Generator, cases: Cases, children: Children, case: Whole, child: Whole
) -> tuple[Days, Days]:
    """Return the day of each child's final order and of closure: a few siblings end earlier, none goes on past 18."""
    lasts = cases.final[case] - cases.issued[case]
    is_earlier = ~begins_run(case) & (lasts > _KNOWN.number("sibling_ends_earlier_from_days"))
    is_earlier &= ~is_consolidated(cases)[case]
    is_earlier &= ~children.joined_late[child] & happens(chance, _KNOWN.number("sibling_ends_earlier"), len(case))
    earlier = working_day(cases.issued[case] + rounded(lasts * _KNOWN.number("sibling_ends_earlier_at")))
    final = np.where(is_earlier, earlier, cases.final[case])
    adult = _KNOWN.table("days_around_eighteen")
    last = working_day_before(children.born[child] + int(_ADULT * YEAR) - adult["order_before"])
    final = np.minimum(final, last)
    return final, np.minimum(final + cases.closed[case] - cases.final[case], last + adult["closed_after_order"])
