"""Facts of a case that several subsystems need, drawn the same whoever asks."""

from __future__ import annotations

import numpy as np

from waypost.synthetic.cases import is_consolidated
from waypost.synthetic.chance import Streams, Truth, happens
from waypost.synthetic.people import is_in_refuge
from waypost.synthetic.population import Population
from waypost.synthetic.rates import rates

FIRST_CASE = 1
"""The case_id of the first case."""

_KNOWN = rates("proceedings")


def has_rule_16_4(streams: Streams, given: Population) -> Truth:
    """Say in which private cases the child is joined as a party with a guardian (Family Procedure Rules 2010, 16.4)."""
    share = _KNOWN.number("is_rule_16_4")
    return given.cases.is_past_first & happens(streams("rule_16_4"), share, len(given.cases))


def is_served(streams: Streams, given: Population) -> Truth:
    """Say which cases Cafcass is served with through the court's own system: all of public law, most of private."""
    served = happens(streams("served"), _KNOWN.number("is_cafcass_served"), len(given.cases))
    return given.cases.is_public | served


def father_applies(streams: Streams, given: Population) -> Truth:
    """Say in which private cases the father is the applicant; the mother is in the others."""
    cases = given.cases
    applies = happens(streams("applicants"), _KNOWN.number("father_is_applicant"), len(cases))
    answers = np.flatnonzero(is_consolidated(cases) & ~cases.is_public)
    answers = answers[~cases.is_public[cases.consolidated_into[answers]]]
    applies[answers] = ~applies[cases.consolidated_into[answers]]
    return applies


def is_domestic_abuse_alleged(streams: Streams, given: Population) -> Truth:
    """Say in which cases domestic abuse is alleged: the same for all cases of a family and law, and in every refuge."""
    cases, size = given.cases, len(given.families)
    alleged, refuge = _KNOWN.table("is_domestic_abuse_alleged"), rates("addresses").table("in_refuge")
    others = {law: (alleged[law] - refuge[law]) / (1 - refuge[law]) for law in ("public", "private")}
    drawn = streams("domestic_abuse").random(size)[cases.family]
    is_in_it: Truth = drawn < np.where(cases.is_public, others["public"], others["private"])
    return is_in_it | is_in_refuge(streams, given.families)[cases.family]


def families_in_need(given: Population) -> Truth:
    """Say which families need an interpreter in court, by position."""
    needs = given.families.needs_interpreter.copy()
    needs[given.cases.family[given.cases.needs_interpreter]] = True
    return needs
