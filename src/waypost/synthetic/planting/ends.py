"""Moving the end of cases: later or earlier, as far as a coherent life lets it.

An end never moves past the 18th birthday (the 17th under an order that the law does not let be made then), the family's
next case, or the longest duration there is; nor before a child has been in the case for a while. A case that ends by
being consolidated is left alone. Whoever asks is told the days by which each end really moved.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from waypost.synthetic.cases import SECTION_31, Cases, is_consolidated, outcome_position
from waypost.synthetic.chance import Days, Real, Truth, Whole, rounded
from waypost.synthetic.children import YEAR
from waypost.synthetic.days import NEVER, working_day, working_day_before
from waypost.synthetic.memberships import Memberships
from waypost.synthetic.population import Population, Window
from waypost.synthetic.rates import rates

_KNOWN = rates("planting")
_FAR = 10**7
_BEFORE_18_DAYS = 10
_AFTER_LAST_DAYS = 7
_CARE = tuple(outcome_position(name) for name in ("care_order", "placement_order", "supervision_order"))


@dataclass(frozen=True, slots=True)
class MovedEnds:
    """The population with its ends moved, and by how many days: of each child in a case, and of each case."""

    population: Population
    by_member: Days
    by_case: Days


def move_ends(given: Population, days: Days, window: Window) -> MovedEnds:
    """Move the final order and the closure of each child in a case by `days` (one entry a membership)."""
    members, cases = given.memberships, given.cases
    final, moved = members.final, np.where(is_consolidated(cases)[members.case], 0, days)
    wanted = np.where(moved < 0, working_day_before(final + moved), working_day(final + moved))
    low, high = _earliest(given, window), _latest(given)
    later = np.where(wanted > high, np.maximum(working_day_before(high), final), wanted)
    sooner = np.where(wanted < low, np.minimum(working_day(low), final), wanted)
    end = np.where(moved > 0, later, np.where(moved < 0, sooner, final))
    by_member = end - final
    whole = Population(
        given.families,
        _ending(cases, members, by_member),
        given.children,
        members.with_columns(final=end, closed=members.closed + by_member),
    )
    return MovedEnds(whole, by_member, whole.cases.final - cases.final)


def days_of_times(given: Population, times: Real) -> Days:
    """Return the days that each child's part in a case gains when the case lasts so many times as long."""
    members = given.memberships
    lasts = members.closed - given.cases.issued[members.case]
    return rounded(lasts * (times[members.case] - 1.0))


def _ending(cases: Cases, members: Memberships, by_member: Days) -> Cases:
    """Let each case end with the last of its children; a case that ended with another who is not here moves as far."""
    before, after = np.full(len(cases), NEVER), np.full(len(cases), NEVER)
    np.maximum.at(before, members.case, members.final)
    np.maximum.at(after, members.case, members.final + by_member)
    moved = np.where(before > NEVER, after - before, 0)
    return cases.with_columns(final=cases.final + moved, closed=cases.closed + moved)


def _before_birthday(born: Days, years: int) -> Days:
    return working_day_before(born + int(years * YEAR) - _BEFORE_18_DAYS)


def _latest(given: Population) -> Days:
    """Return the last day on which each child's final order can be made."""
    members, cases, born = given.memberships, given.cases, given.children.born[given.memberships.child]
    is_of_care = (cases.application[members.case] == SECTION_31) & np.isin(members.outcome, _CARE)
    to_closure = members.closed - members.final
    adult = _before_birthday(born, 18)
    birthday = np.minimum(adult, adult + _AFTER_LAST_DAYS - to_closure)
    birthday = np.where(is_of_care, np.minimum(birthday, _before_birthday(born, 17)), birthday)
    longest = int(rates("proceedings").number("longest_weeks") * 7)
    end = cases.issued[members.case] + longest - to_closure
    return np.minimum(np.minimum(birthday, end), free_until(cases)[members.case])


def has_next_case(cases: Cases) -> Truth:
    """Say after which cases the family comes back to court."""
    comes_back: Truth = free_until(cases) < _FAR
    return comes_back


def free_until(cases: Cases) -> Days:
    """Return for each case the last day on which it can end, before the family's next case; a far one if none comes."""
    order = np.lexsort((cases.submitted, cases.family))
    key = cases.family[order] * _FAR + cases.submitted[order]
    at = np.searchsorted(key, cases.family * _FAR + cases.final, side="right")
    row = order[np.minimum(at, len(order) - 1)]
    has_next = (at < len(order)) & (cases.family[row] == cases.family)
    gap = int(_KNOWN.number("least_days_before_next_case"))
    return np.where(has_next, cases.submitted[row] - gap, _FAR)


def _earliest(given: Population, window: Window) -> Days:
    """Return the first day on which each child's final order can be made: after joining, birth and any move."""
    members, cases = given.memberships, given.cases
    begun = np.maximum(members.joined, given.children.born[members.child])
    begun = begun + int(_KNOWN.number("least_days_after_joining"))
    begun = np.maximum(begun, _case_begun(cases, begun, members.case)[members.case])
    first: Days = np.maximum(begun, window.since - (members.closed - members.final))
    return first


def _case_begun(cases: Cases, begun: Days, case: Whole) -> Days:
    """Return the day before which each case cannot end: its last child has been there for a while, any move is over."""
    last = np.maximum(cases.issued + int(_KNOWN.number("shortest_case_weeks") * 7), NEVER)
    np.maximum.at(last, case, begun)
    moved = np.maximum(cases.transferred, cases.authority_changed) + int(_KNOWN.number("least_days_after_joining"))
    last = np.maximum(last, np.where(moved > 0, moved, last))
    led = np.flatnonzero(is_consolidated(cases))
    np.maximum.at(last, cases.consolidated_into[led], cases.final[led] + 1)
    came = np.flatnonzero(cases.came_from >= 0)
    np.maximum.at(
        last, cases.came_from[came], np.minimum(cases.submitted[came] + 1, cases.final[cases.came_from[came]])
    )
    return last
