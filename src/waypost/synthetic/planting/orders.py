"""Changing in which order care proceedings end, for a share of the children of a group.

Only where the law lets the order be made at the child's age, and only for children who do not come back to court: what
follows a case hangs on how it ended.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from waypost.synthetic.cases import OUTCOMES, SECTION_31, is_consolidated, outcome_position
from waypost.synthetic.chance import Truth, Whole, pick
from waypost.synthetic.children import YEAR
from waypost.synthetic.days import NEVER
from waypost.synthetic.planting.ends import has_next_case
from waypost.synthetic.population import Population
from waypost.synthetic.rates import rates

_KNOWN = rates("proceedings")
_TOO_OLD_FOR_CARE_ORDER = 17  # Children Act 1989, section 31(3)
_OF_CARE = ("care_order", "placement_order", "supervision_order")


def change_orders(chance: np.random.Generator, given: Population, is_in: Truth, order: str, share: float) -> Population:
    """Return the population in which `share` more (or less) of these children's care proceedings end in the order."""
    members, cases = given.memberships, given.cases
    asked = is_in & in_care_proceedings(given)
    is_free = asked & ~(cases.is_followed | has_next_case(cases))[members.case]
    wanted = outcome_position(order)
    has = members.outcome == wanted
    can = is_free & (~has & _can_be(given, np.full(len(members), wanted)) if share > 0 else has)
    changes = can & _chosen(chance, members.case, can, round(abs(share) * int(asked.sum())))[members.case]
    other = np.full(len(members), wanted) if share > 0 else _another(chance, given, wanted)
    return _with_outcomes(given, np.where(changes, other, members.outcome))


def _chosen(chance: np.random.Generator, case: Whole, can: Truth, wanted: int) -> Truth:
    """Choose cases by lot until as many children who can change are in them as are wanted; never more."""
    count = np.bincount(case[can], minlength=int(case.max(initial=-1)) + 1)
    order = np.argsort(chance.random(len(count)), kind="stable")
    chosen = np.zeros(len(count), dtype=np.bool_)
    chosen[order] = np.cumsum(count[order]) <= wanted
    return chosen


def in_care_proceedings(given: Population) -> Truth:
    """Say which children in cases are in care proceedings that end with an order of their own."""
    cases = given.cases
    is_care: Truth = (cases.application == SECTION_31) & ~is_consolidated(cases)
    return is_care[given.memberships.case]


def _can_be(given: Population, outcome: Whole) -> Truth:
    """Say of which children the outcome can be at their age on the day of the order."""
    members = given.memberships
    age = (members.final - given.children.born[members.child]) / YEAR
    is_of_care = np.isin(outcome, [outcome_position(name) for name in _OF_CARE])
    is_placement = outcome == outcome_position("placement_order")
    too_old = is_of_care & (age >= _TOO_OLD_FOR_CARE_ORDER)
    can: Truth = ~(too_old | (is_placement & (age > _KNOWN.number("oldest_for_placement_years"))))
    return can


def _another(chance: np.random.Generator, given: Population, wanted: int) -> Whole:
    """Draw another outcome for each child, as often as each comes; no order where the one drawn cannot be."""
    shares = {name: share for name, share in _KNOWN.shares("outcomes_section_31").items() if OUTCOMES[wanted] != name}
    drawn = np.array([outcome_position(name) for name in shares])[pick(chance, shares, len(given.memberships))]
    return np.where(_can_be(given, drawn), drawn, outcome_position("no_order"))


def _with_outcomes(given: Population, outcome: Whole) -> Population:
    """Give each child an outcome; a case whose children now all have one has that one."""
    members, cases = given.memberships, given.cases
    highest, lowest = np.full(len(cases), NEVER), np.full(len(cases), -NEVER)
    np.maximum.at(highest, members.case, outcome)
    np.minimum.at(lowest, members.case, outcome)
    is_changed = np.zeros(len(cases), dtype=np.bool_)
    is_changed[members.case[outcome != members.outcome]] = True
    of_case = np.where(is_changed & (highest == lowest), highest, cases.outcome)
    return replace(given, cases=cases.with_columns(outcome=of_case), memberships=members.with_columns(outcome=outcome))
