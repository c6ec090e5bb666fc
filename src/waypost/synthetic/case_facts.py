"""Facts of a case that several subsystems need, drawn the same whoever asks."""

from __future__ import annotations

from waypost.synthetic.chance import Streams, Truth, happens
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
    return happens(streams("applicants"), _KNOWN.number("father_is_applicant"), len(given.cases))
