"""A harder mix of families with many children: they change places with smaller families of other areas.

A family that changes places has its own cases and children as before, under another authority and court. Its cases last
as long as they would have lasted there: the usual difference between the two areas is taken out and put in. Only
families all of whose cases are public law and stay where they began take part, for a court's track in private law hangs
on where it is. In the truth, those that came have the trait many_children, those that left few_children.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import polars as pl

from waypost.synthetic.cases import Cases
from waypost.synthetic.chance import Real, Truth, Whole, rounded
from waypost.synthetic.days import NEVER
from waypost.synthetic.durations import area_factors
from waypost.synthetic.planting.ends import days_of_times, move_ends
from waypost.synthetic.planting.ground import Ground, Grown
from waypost.synthetic.population import Population
from waypost.synthetic.rates import rates
from waypost.synthetic.scenario_parts import Area


def swap_families(ground: Ground, grown: Grown, entry: int, asked: Area, added: float) -> Grown:
    """Swap as many families as raise the share of large ones among the area's public families by `added`."""
    before = grown.population
    here = ground.in_areas(_area_of_families(ground, before), [asked.area])
    is_public = before.families.is_public & _has_case(before)
    is_large = before.families.children >= rates("planting").number("many_children")
    can = _can_move(ground, before) & is_public
    wanted = rounded(np.array([added * float((here & is_public).sum())]))[0]
    chance = ground.streams(f"planted area {entry} many_children")
    order = np.argsort(chance.random(len(here)), kind="stable")
    leave, come = order[(here & can & ~is_large)[order]], order[(~here & can & is_large)[order]]
    count = min(int(wanted), len(leave), len(come))
    partner = np.arange(len(here))
    partner[leave[:count]], partner[come[:count]] = come[:count], leave[:count]
    after = _moved(ground, before, partner)
    for families, trait in ((come[:count], "many_children"), (leave[:count], "few_children")):
        case = np.flatnonzero(np.isin(before.cases.family, families))
        rows = ground.case_rows(before, after, case[np.isin(case, before.memberships.case)], "area", entry)
        rows = rows.with_columns(measure=pl.lit("duration_of_closed_cases"), trait=pl.lit(trait))
        grown = grown.with_population(after, cases=rows)
    return grown


def _has_case(given: Population) -> Truth:
    has = np.zeros(len(given.families), dtype=np.bool_)
    has[given.cases.family[given.memberships.case]] = True
    return has


def _area_of_families(ground: Ground, given: Population) -> Whole:
    return ground.known.authority_area[given.families.authority]


def _can_move(ground: Ground, given: Population) -> Truth:
    """Say which families are bound to no place: public law throughout, never moved, in no split authority."""
    cases = given.cases
    is_bound = ~cases.is_public | (cases.transferred > NEVER) | (cases.authority_changed > NEVER)
    is_bound |= cases.authority != given.families.authority[cases.family]
    can: Truth = ground.known.second_area[given.families.authority] < 0
    can[cases.family[is_bound]] = False
    return can


def _moved(ground: Ground, given: Population, partner: Whole) -> Population:
    """Give each family the place of its partner, and let its cases run as they would there."""
    cases = given.cases
    factors = area_factors(ground.streams("area_factors"), ground.known.area_weight)
    authority = given.families.authority[partner]
    area = ground.known.authority_area[authority]
    is_swapped = (partner != np.arange(len(partner)))[cases.family]
    court = _courts(given, partner, cases)
    to_area = np.where(is_swapped, area[cases.family], cases.area)
    to_authority = np.where(is_swapped, authority[cases.family], cases.authority)
    to_court = np.where(is_swapped, court, cases.court)
    times: Real = np.where(is_swapped, factors[to_area] / factors[cases.area], 1.0)
    placed = replace(
        given,
        families=given.families.with_columns(authority=authority),
        cases=cases.with_columns(
            area=to_area,
            former_area=np.where(is_swapped, to_area, cases.former_area),
            authority=to_authority,
            former_authority=np.where(is_swapped, to_authority, cases.former_authority),
            court=to_court,
            former_court=np.where(is_swapped, to_court, cases.former_court),
        ),
    )
    return move_ends(placed, days_of_times(placed, times), ground.window).population


def _courts(given: Population, partner: Whole, cases: Cases) -> Whole:
    """Return for each case the court of the first case of its family's partner."""
    first = np.full(len(given.families), -1)
    rows = np.arange(len(cases))[::-1]
    first[cases.family[rows]] = cases.court[rows]
    return first[partner][cases.family]
