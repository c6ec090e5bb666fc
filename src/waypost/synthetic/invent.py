"""Invent a world: every frame of it, from a number of children and a seed."""

from __future__ import annotations

from datetime import date
from functools import partial

from waypost.synthetic.allocations import allocations_frame, staffing
from waypost.synthetic.care import periods
from waypost.synthetic.case_facts import families_in_need, is_served
from waypost.synthetic.chance import Streams, stream
from waypost.synthetic.court import cases_frame, children_in_cases_frame, parties_frame
from waypost.synthetic.days import day_number
from waypost.synthetic.delays import postponed
from waypost.synthetic.engagement import (
    advice_frame,
    agreements_frame,
    engagement_frame,
    letters_frame,
    reviews_frame,
)
from waypost.synthetic.episodes import episodes_frame
from waypost.synthetic.hearing_plan import milestones, sittings
from waypost.synthetic.hearings import hearings_frame
from waypost.synthetic.living import living_situations
from waypost.synthetic.orders import orders_frame
from waypost.synthetic.people import number_people, people
from waypost.synthetic.places import Places, area_map, places
from waypost.synthetic.planting.plant import check_areas, plant, recorded
from waypost.synthetic.population import YEAR, Window, draw_population, window_of
from waypost.synthetic.practice import audits_frame, feedback_frame, incidents_frame
from waypost.synthetic.pre_proceedings import pre_proceedings_frame, with_diverted
from waypost.synthetic.reports import reports_frame
from waypost.synthetic.scenario import NOTHING_PLANTED, Scenario
from waypost.synthetic.shards import Shard, numbered_apart
from waypost.synthetic.workforce import workforce_frame
from waypost.synthetic.world import World

_UNTIL = date(2027, 3, 31)


def invent(
    *,
    children: int,
    seed: int,
    years: int = 5,
    until: date = _UNTIL,
    scenario: Scenario = NOTHING_PLANTED,
    shard: Shard | None = None,
) -> World:
    """Invent a world with exactly `children` distinct children in court cases that are open at some time in its years.

    The last day is `until`: nothing happens after it, but hearings may be listed. Families that step down from
    pre-proceedings and never come to court are there besides. The same arguments give the same world. Of a `shard`,
    the part of a large world, `children` is how many children the shard has. What a `scenario` plants is in the world's
    `planted`.

    Raises ValueError for fewer than one child or one year, AreaNotInWorld for a scenario's area that is not there.
    """
    if children < 1 or years < 1:
        raise ValueError("a world has at least one child and one year")
    last = day_number(until)
    window = window_of(last - int(years * YEAR), last)
    if shard is None:
        known = places(stream(seed, "places"), children)
        check_areas(scenario, known.areas)
        return _world(partial(stream, seed), known, children, window, scenario)
    streams = partial(stream, seed, shard=shard.name)
    return numbered_apart(_world(streams, shard.places, children, window, scenario), shard)


def _world(streams: Streams, known: Places, children: int, window: Window, scenario: Scenario) -> World:
    """Draw the population, then let every subsystem tell its part of the same lives."""
    last = window.until
    in_court = draw_population(streams, known, children, window)
    given, diverted = with_diverted(streams, known, in_court, window)
    given, planting = plant(streams, known, given, window, scenario)
    roster = number_people(streams, given.families, given.children)
    days = milestones(streams, planting.timetabled)
    held = postponed(sittings(streams, planting.timetabled, days), planting.delays)
    care = periods(streams, given, days)
    staff = staffing(streams, known, given, days, window)
    in_cases = children_in_cases_frame(streams, given, roster, living_situations(streams, given, care), last)
    eligible = in_cases["is_eligible_for_engagement"].to_numpy()
    engaged = partial(engagement_frame, streams, given, roster, staff.allocations, eligible, last)
    world = World(
        people=people(streams, known, given.families, given.children, roster, families_in_need(given)),
        cases=cases_frame(streams, known, given, days, is_served(streams, given), last),
        children_in_cases=in_cases,
        parties=parties_frame(streams, given, roster),
        hearings=hearings_frame(streams, known, given.cases, held, last, planting.delays),
        orders=orders_frame(streams, given, roster, days, last),
        reports=reports_frame(streams, given, days, last),
        pre_proceedings=pre_proceedings_frame(streams, known, given, roster, days, diverted, last),
        episodes=episodes_frame(streams, known, given, roster, care, last),
        allocations=allocations_frame(staff.allocations, last),
        engagement=engaged(planting.practice),
        letters=letters_frame(streams, given, roster, last),
        reviews=reviews_frame(streams, given, roster, last),
        agreements=agreements_frame(streams, given, roster, days, last),
        advice=advice_frame(streams, given, roster, days, eligible, last),
        audits=audits_frame(streams, given, roster, last),
        feedback=feedback_frame(streams, given, roster, last),
        incidents=incidents_frame(streams, given, staff.allocations, last),
        workforce=workforce_frame(streams("workforce"), staff.posts, staff.service_areas, window.run_in, last),
        area_map=area_map(known),
    )
    return recorded(planting, world, engaged)
