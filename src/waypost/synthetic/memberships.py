"""Which child is in which case, with what outcome, until when."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from waypost.synthetic.cases import DISCHARGE, OUTCOMES, SECTION_31, Cases, outcome_position
from waypost.synthetic.chance import Days, Truth, Whole, happens, pick
from waypost.synthetic.children import NO_CASE, YEAR, Children
from waypost.synthetic.columns import Columns, begins_run
from waypost.synthetic.days import working_day, working_day_before
from waypost.synthetic.rates import rates

_KNOWN = rates("proceedings")
_ADULT = 18
_TOO_OLD_FOR_CARE_ORDER = 17  # Children Act 1989, section 31(3)


@dataclass(frozen=True, slots=True)
class Memberships(Columns):
    """One row a child in a case; `case` and `child` are positions. Days are not yet cut at the world's end."""

    case: Whole
    child: Whole
    joined: Days
    outcome: Whole
    final: Days
    closed: Days


def memberships(chance: np.random.Generator, cases: Cases, children: Children) -> Memberships:
    """Put children into cases: every first child of the family who is young enough, or the new baby alone."""
    case, child = _pairs(cases, children)
    outcome = _own_outcomes(chance, cases, children, case, child)
    final, closed = _own_ends(chance, cases, children, case, child)
    joined = np.maximum(cases.issued[case], children.born[child])
    joined = np.where(children.joined_late[child], joined + _KNOWN.table("days_a_baby_joins_after_birth"), joined)
    is_unborn = ~children.joined_late[child] & (children.born[child] > cases.issued[case])
    whole = Memberships(
        case=case,
        child=child,
        joined=np.where(is_unborn, cases.issued[case], joined),
        outcome=outcome,
        final=final,
        closed=closed,
    )
    return whole.take(_as_care_allows(cases, whole))


def _as_care_allows(cases: Cases, whole: Memberships) -> Truth:
    """Say which rows can be: a child under a care or placement order comes back only to have it discharged."""
    care = [outcome_position("care_order"), outcome_position("placement_order")]
    under_order = (cases.application[whole.case] == SECTION_31) & np.isin(whole.outcome, care)
    order = np.lexsort((cases.turn[whole.case], whole.child))
    child, flag = whole.child[order], under_order[order]
    before = np.zeros(len(order), dtype=np.bool_)
    for step in range(1, int(_KNOWN.number("most_rounds"))):
        before[step:] |= flag[:-step] & (child[step:] == child[:-step])
    came_before = np.empty(len(order), dtype=np.bool_)
    came_before[order] = before
    is_discharge: Truth = cases.application[whole.case] == DISCHARGE
    allowed: Truth = came_before == is_discharge
    return allowed


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
    is_earlier &= ~children.joined_late[child] & happens(chance, _KNOWN.number("sibling_ends_earlier"), len(case))
    earlier = working_day(cases.issued[case] + lasts * 2 // 3)
    final = np.where(is_earlier, earlier, cases.final[case])
    last = working_day_before(children.born[child] + int(_ADULT * YEAR) - 10)
    final = np.minimum(final, last)
    return final, np.minimum(final + cases.closed[case] - cases.final[case], last + 7)
