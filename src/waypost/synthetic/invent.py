"""Invent a world: every frame of it, from a number of children and a seed."""

from __future__ import annotations

from datetime import date
from functools import partial

from waypost.synthetic.allocations import allocations_frame, staffing
from waypost.synthetic.care import periods
from waypost.synthetic.case_facts import is_served
from waypost.synthetic.chance import Streams, stream
from waypost.synthetic.court import cases_frame, children_in_cases_frame, parties_frame
from waypost.synthetic.days import day_number
from waypost.synthetic.engagement import advice_frame, engagement_frame, letters_frame, reviews_frame
from waypost.synthetic.episodes import episodes_frame
from waypost.synthetic.hearing_plan import milestones, sittings
from waypost.synthetic.hearings import hearings_frame
from waypost.synthetic.living import living_situations
from waypost.synthetic.orders import orders_frame
from waypost.synthetic.people import number_people, people
from waypost.synthetic.places import area_map, places
from waypost.synthetic.population import YEAR, Window, draw_population, window_of
from waypost.synthetic.practice import audits_frame, feedback_frame, incidents_frame
from waypost.synthetic.pre_proceedings import pre_proceedings_frame, with_diverted
from waypost.synthetic.reports import reports_frame
from waypost.synthetic.workforce import workforce_frame
from waypost.synthetic.world import World

_UNTIL = date(2027, 3, 31)


def invent(*, children: int, seed: int, years: int = 5, until: date = _UNTIL) -> World:
    """Invent a world with exactly `children` distinct children in court cases that are open at some time in its years.

    The last day is `until`: nothing happens after it, but hearings may be listed. Families that step down from
    pre-proceedings and never come to court are there besides. The same arguments give the same world.

    Raises ValueError for fewer than one child or one year.
    """
    if children < 1 or years < 1:
        raise ValueError("a world has at least one child and one year")
    last = day_number(until)
    return _world(partial(stream, seed), children, window_of(last - int(years * YEAR), last))


def _world(streams: Streams, children: int, window: Window) -> World:
    """Draw the population, then let every subsystem tell its part of the same lives."""
    last = window.until
    known = places(streams("places"), children)
    in_court = draw_population(streams, known, children, window)
    given, diverted = with_diverted(streams, known, in_court, window)
    roster = number_people(streams, given.families, given.children)
    days = milestones(streams, given)
    held = sittings(streams, given, days)
    care = periods(streams, given, days)
    staff = staffing(streams, known, given, days, window)
    in_cases = children_in_cases_frame(streams, given, roster, living_situations(streams, given, care), last)
    eligible = in_cases["is_eligible_for_engagement"].to_numpy()
    return World(
        people=people(streams, known, given.families, given.children, roster),
        cases=cases_frame(streams, known, given, is_served(streams, given)),
        children_in_cases=in_cases,
        parties=parties_frame(streams, given, roster),
        hearings=hearings_frame(streams, given.cases, held, last),
        orders=orders_frame(streams, given, roster, days, last),
        reports=reports_frame(streams, given, days, last),
        pre_proceedings=pre_proceedings_frame(streams, known, given, roster, days, diverted, last),
        episodes=episodes_frame(streams, known, given, roster, care, last),
        allocations=allocations_frame(staff.allocations, last),
        engagement=engagement_frame(streams, given, roster, staff.allocations, eligible, last),
        letters=letters_frame(streams, given, roster, last),
        reviews=reviews_frame(streams, given, roster, last),
        advice=advice_frame(streams, given, roster, days, eligible, last),
        audits=audits_frame(streams, given, roster, last),
        feedback=feedback_frame(streams, given, roster, last),
        incidents=incidents_frame(streams, given, staff.allocations, last),
        workforce=workforce_frame(streams("workforce"), staff.posts, staff.service_areas, window.run_in, last),
        area_map=area_map(known),
    )
