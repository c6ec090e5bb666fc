"""Pilot: cases issued in some areas between two days take part, with an effect of a stated size or with none."""

from __future__ import annotations

import numpy as np
import polars as pl

from waypost.synthetic.cases import is_consolidated
from waypost.synthetic.chance import Truth, happens
from waypost.synthetic.days import day_number
from waypost.synthetic.planting.effects import take_effect
from waypost.synthetic.planting.ground import Ground, Grown, is_of_application, is_of_law
from waypost.synthetic.scenario_parts import Pilot


def plant_pilot(ground: Ground, grown: Grown, entry: int, pilot: Pilot) -> Grown:
    """Plant one pilot. A case takes part by the area in which it was issued, and keeps part when it moves."""
    is_in = _cases_in(ground, grown, entry, pilot)
    if pilot.effect is not None:
        of_children = is_in[grown.population.memberships.case]
        told = take_effect(ground, grown, of_children, pilot.effect, "pilot", entry, {"name": pilot.name})
        if len(told.cases) > len(grown.cases):
            return told
        grown = told  # an effect on practice leaves the cases as they are
    given = grown.population
    rows = ground.case_rows(given, given, np.flatnonzero(is_in), "pilot", entry)
    measure = None if pilot.effect is None else pilot.effect.measure
    rows = rows.with_columns(name=pl.lit(pilot.name), measure=pl.lit(measure, dtype=pl.String))
    return grown.with_population(given, cases=rows)


def _cases_in(ground: Ground, grown: Grown, entry: int, pilot: Pilot) -> Truth:
    given = grown.population
    cases = given.cases
    to_on = ground.window.until if pilot.to_on is None else day_number(pilot.to_on)
    is_in = (cases.issued >= day_number(pilot.from_on)) & (cases.issued <= to_on) & ~is_consolidated(cases)
    is_in &= ground.in_areas(cases.former_area, pilot.areas)
    is_in &= is_of_law(given, pilot.law) & is_of_application(given, pilot.application)
    is_in[np.setdiff1d(np.arange(len(cases)), given.memberships.case)] = False
    return is_in & happens(ground.streams(f"planted pilot {entry}"), pilot.share, len(cases))
