"""Area: one that is truly slow, or one that is as quick as any and only has more of what makes a case long.

A slow area's cases last so many times as long, or so many weeks more, whatever they are. A harder mix gives more of the
area's families a trait; their cases last longer by the factor that the trait has everywhere, and nothing else changes.
More children in a family cannot be given: there, families of this and of other areas change places.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import polars as pl

from waypost.synthetic.chance import Real, Truth, happens, rounded
from waypost.synthetic.planting.ends import days_of_times, move_ends
from waypost.synthetic.planting.ground import Ground, Grown, is_of_law
from waypost.synthetic.planting.many_children import swap_families
from waypost.synthetic.population import Population
from waypost.synthetic.rates import rates
from waypost.synthetic.scenario_parts import Area


def plant_area(ground: Ground, grown: Grown, entry: int, asked: Area) -> Grown:
    """Plant one slow area, or one harder mix trait by trait."""
    if asked.is_slow_by is not None:
        return _slow(ground, grown, entry, asked)
    for trait, added in asked.harder_mix.items():
        if trait == "many_children":
            grown = swap_families(ground, grown, entry, asked, added)
        else:
            grown = _with_trait(ground, grown, entry, asked, trait, added)
    return grown


def _slow(ground: Ground, grown: Grown, entry: int, asked: Area) -> Grown:
    before = grown.population
    cases = before.cases
    is_in = ground.in_areas(cases.area, [asked.area]) & is_of_law(before, asked.law)
    slow = asked.is_slow_by
    if slow is None or slow.times is None:
        days = np.full(len(cases), 0 if slow is None or slow.weeks is None else int(rounded(np.array(slow.weeks * 7))))
        after = move_ends(before, np.where(is_in, days, 0)[before.memberships.case], ground.window).population
    else:
        after = _stretched(ground, before, np.where(is_in, slow.times, 1.0))
    rows = ground.case_rows(before, after, np.flatnonzero(is_in & _is_here(before)), "area", entry)
    return grown.with_population(after, cases=rows.with_columns(measure=pl.lit("duration_of_closed_cases")))


def _stretched(ground: Ground, given: Population, times: Real) -> Population:
    """Let each case last so many times as long, from issue to the closure of each of its children."""
    return move_ends(given, days_of_times(given, times), ground.window).population


def _with_trait(ground: Ground, grown: Grown, entry: int, asked: Area, trait: str, added: float) -> Grown:
    """Give more of the area's families a trait: in all their cases, whose length follows."""
    before = grown.population
    cases, families = before.cases, before.families
    is_area = ground.in_areas(cases.area, [asked.area]) & is_of_law(before, asked.law) & _is_here(before)
    has = getattr(families, trait)
    is_family = np.zeros(len(families), dtype=np.bool_)
    is_family[cases.family[is_area]] = True
    can = is_family & ~has
    probability = min(1.0, added * int(is_family.sum()) / max(int(can.sum()), 1))
    gets = can & happens(ground.streams(f"planted area {entry} {trait}"), probability, len(families))
    given = replace(
        before,
        families=families.with_columns(**{trait: has | gets}),
        cases=cases.with_columns(**{trait: getattr(cases, trait) | gets[cases.family]}),
    )
    times = float(rates("proceedings").table("traits")[trait]["times"])
    after = _stretched(ground, given, np.where(gets[cases.family], times, 1.0))
    rows = ground.case_rows(before, after, np.flatnonzero(gets[cases.family] & _is_here(before)), "area", entry)
    rows = rows.with_columns(measure=pl.lit("duration_of_closed_cases"), trait=pl.lit(trait))
    return grown.with_population(after, cases=rows)


def _is_here(given: Population) -> Truth:
    """Say which cases have a child in court in this world."""
    here = np.zeros(len(given.cases), dtype=np.bool_)
    here[given.memberships.case] = True
    return here
