"""Where each child is living when the case begins, as the application says it."""

from __future__ import annotations

import numpy as np

from waypost.synthetic.care import C2, L1, L2, V2, Periods
from waypost.synthetic.case_facts import father_applies
from waypost.synthetic.cases import DISCHARGE, FOUND_IN_CARE
from waypost.synthetic.chance import Streams, Whole, happens
from waypost.synthetic.memberships import came_by
from waypost.synthetic.people import is_in_refuge
from waypost.synthetic.population import Population
from waypost.synthetic.rates import rates

SITUATIONS = (
    "with_respondents",
    "with_applicants",
    "with_family_or_friends",
    "in_refuge",
    "under_care_of_local_authority",
    "removed_by_police",
    "section_20",
    "in_hospital",
    "other",
)


def living_situations(streams: Streams, given: Population, care: Periods) -> Whole:
    """Return where each child in a case lives, by SITUATIONS: care where it has begun, else refuge, hospital or home.

    In private law children live with their mother, who is the respondent when the father applies.
    """
    chance, members, size = streams("living"), given.memberships, len(given.memberships)
    known = rates("care")
    with_father = father_applies(streams, given)[members.case]
    private = np.where(with_father, SITUATIONS.index("with_respondents"), SITUATIONS.index("with_applicants"))
    issued = given.cases.issued[members.case]
    age = issued - given.children.born[members.child]
    is_newborn = age < known.number("newborn_in_hospital_days")
    in_hospital = is_newborn & happens(chance, known.number("newborn_in_hospital"), size)
    with_family = happens(chance, known.number("living_with_family_or_friends"), size)
    is_public = given.cases.is_public[members.case]
    at_home = np.where(is_public, SITUATIONS.index("with_respondents"), private)
    situation = np.select(
        [is_in_refuge(streams, given.families)[given.cases.family[members.case]], in_hospital & is_public, with_family],
        [np.full(size, SITUATIONS.index(name)) for name in ("in_refuge", "in_hospital", "with_family_or_friends")],
        at_home,
    )
    return _in_care(given, care, situation)


def _in_care(given: Population, care: Periods, situation: Whole) -> Whole:
    """Put the children who are in care on the day of issue where that care puts them."""
    members = given.memberships
    row = came_by(given.cases, members)[care.member]
    has_begun = care.started <= given.cases.issued[members.case[row]]
    own = {
        L1: "removed_by_police",
        V2: "section_20",
        L2: "under_care_of_local_authority",
        C2: "under_care_of_local_authority",
    }
    is_found = np.isin(given.cases.application[members.case], FOUND_IN_CARE)
    situation = np.where(is_found, SITUATIONS.index("under_care_of_local_authority"), situation)
    for status, name in own.items():
        situation[row[has_begun & (care.status == status)]] = SITUATIONS.index(name)
    return _still_in_care(given, situation)


def _still_in_care(given: Population, situation: Whole) -> Whole:
    """Put the children whose care order is to be discharged under the care of the authority."""
    is_discharge = given.cases.application[given.memberships.case] == DISCHARGE
    return np.where(is_discharge, SITUATIONS.index("under_care_of_local_authority"), situation)
