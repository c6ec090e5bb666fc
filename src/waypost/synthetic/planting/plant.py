"""Planting a scenario: the population is changed after it is drawn, and everything that follows tells of the change.

The switches act in this order: areas, gaps between groups, pilots, backlogs, causes of delay. A later one acts on what
the earlier ones left. Each draws from streams of its own, so that nothing else of the world moves.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import polars as pl

from waypost.foundation.errors import YoursToFix
from waypost.synthetic.case_facts import FIRST_CASE
from waypost.synthetic.chance import Streams, Truth
from waypost.synthetic.delays import Delays, no_delays
from waypost.synthetic.places import Places
from waypost.synthetic.planted import CASES, NOISE, NOT_PLANTED, PEOPLE, Planted, Schema, of_schema
from waypost.synthetic.planting.area import plant_area
from waypost.synthetic.planting.backlog_cleared import plant_backlog_cleared
from waypost.synthetic.planting.causes_of_delay import plant_causes_of_delay
from waypost.synthetic.planting.ground import Ground, Grown
from waypost.synthetic.planting.group_gap import plant_group_gap
from waypost.synthetic.planting.linkage_noise import noisier_people
from waypost.synthetic.planting.pilot import plant_pilot
from waypost.synthetic.planting.practice import Practice, usual_practice
from waypost.synthetic.planting.told_practice import has_practice, told_practice
from waypost.synthetic.planting.unit_costs import true_costs
from waypost.synthetic.population import Population, Window
from waypost.synthetic.scenario import Scenario
from waypost.synthetic.world import World

_EPOCH = date(1970, 1, 1)


class AreaNotInWorld(YoursToFix):
    """A scenario names an area that the world does not have."""


@dataclass(frozen=True, slots=True)
class Planting:
    """What the rest of the world needs to know of a scenario while it is told, and the rows of truth so far.

    `timetabled` is the population as it would be without planted causes of delay: its milestones hold.
    """

    scenario: Scenario
    window: Window
    timetabled: Population
    delays: Delays
    practice: Practice
    cases: pl.DataFrame
    people: pl.DataFrame
    noise: pl.DataFrame


def check_areas(scenario: Scenario, areas: Sequence[str]) -> None:
    """Raise AreaNotInWorld when the scenario names an area that is not among `areas`."""
    missing = [area for area in scenario.areas if area not in areas]
    if missing:
        raise AreaNotInWorld(
            f"this world has no area {', '.join(missing)}",
            where=f"scenario {scenario.name}",
            do=f"Ask for more children, or name areas among {', '.join(areas)}.",
        )


def plant(
    streams: Streams, known: Places, given: Population, window: Window, scenario: Scenario
) -> tuple[Population, Planting]:
    """Plant a scenario in a population. Where nothing is to be planted, nothing is drawn and nothing changes."""
    usual = usual_practice(len(given.memberships))
    if scenario.is_nothing:
        nothing = (NOT_PLANTED.cases, NOT_PLANTED.people, NOT_PLANTED.noise)
        return given, Planting(scenario, window, given, no_delays(), usual, *nothing)
    ground = Ground(streams, known, window, given)
    grown = Grown(given, usual)
    for place, area in enumerate(scenario.area):
        grown = plant_area(ground, grown, place, area)
    for place, gap in enumerate(scenario.group_gap):
        grown = plant_group_gap(ground, grown, place, gap)
    for place, pilot in enumerate(scenario.pilot):
        grown = plant_pilot(ground, grown, place, pilot)
    before = len(grown.cases)
    for place, cleared in enumerate(scenario.backlog_cleared):
        grown = plant_backlog_cleared(ground, grown, place, cleared)
    timetabled, delays = grown.population, no_delays()
    if scenario.causes_of_delay:
        is_spared = _told_of(grown.cases[before:], len(given.cases))
        grown, delays = plant_causes_of_delay(ground, grown, scenario.causes_of_delay, is_spared)
    noise, noisier = noisier_people(ground, scenario.linkage_noise)
    planting = Planting(
        scenario,
        window,
        timetabled,
        delays,
        grown.practice,
        _together(grown.cases, CASES, ["entry", "case_id", "trait"], scenario),
        _together((*grown.people, noisier), PEOPLE, ["entry", "case_id", "person_id"], scenario),
        of_schema(noise, NOISE),
    )
    return grown.population, planting


def _told_of(frames: Sequence[pl.DataFrame], cases: int) -> Truth:
    told = np.zeros(cases, dtype=np.bool_)
    for frame in frames:
        told[frame["case_id"].to_numpy() - FIRST_CASE] = True
    return told


def _together(frames: Sequence[pl.DataFrame], schema: Schema, keys: list[str], scenario: Scenario) -> pl.DataFrame:
    """Put the rows of truth together, sorted by switch (in the scenario's order), entry and key."""
    whole = pl.concat([of_schema(frame, schema) for frame in frames]) if frames else of_schema(pl.DataFrame(), schema)
    return whole.sort("switch", *keys)


def recorded(planting: Planting, world: World, engaged: Callable[[Practice], pl.DataFrame]) -> World:
    """Return the world with the record of what was planted in it.

    `engaged` gives the frame of engagement for a practice: what it would have been as usual is told beside what it is.
    """
    if planting.scenario.is_nothing:
        return world
    people = planting.people
    if has_practice(people):
        usual = planting.practice.is_usual
        people = told_practice(
            people, world, world.engagement if usual else engaged(usual_practice(len(planting.practice)))
        )
    since, until = (_EPOCH + timedelta(days=day) for day in (planting.window.since, planting.window.until))
    planted = Planted(
        asked=planting.scenario.asked,
        cases=planting.cases,
        people=people,
        costs=true_costs(world, planting.scenario.unit_costs, since, until),
        noise=planting.noise,
    )
    return replace(world, planted=planted)
