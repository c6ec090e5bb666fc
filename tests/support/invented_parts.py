"""The parts of an invented world before they become frames, for tests of the subsystems one by one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from waypost.synthetic.care import Periods, periods
from waypost.synthetic.chance import Streams, stream
from waypost.synthetic.days import day_number
from waypost.synthetic.hearing_plan import Milestones, Sittings, milestones, sittings
from waypost.synthetic.people import Roster, number_people
from waypost.synthetic.places import Places, places
from waypost.synthetic.population import Population, Window, draw_population, window_of

UNTIL = day_number(date(2027, 3, 31))
WINDOW: Window = window_of(UNTIL - 5 * 365, UNTIL)


@dataclass(frozen=True, slots=True)
class Parts:
    """What the frames of a world are made from."""

    streams: Streams
    places: Places
    population: Population
    roster: Roster
    days: Milestones
    held: Sittings
    care: Periods


@cache
def parts(children: int = 2000, seed: int = 5) -> Parts:
    """Return the parts of a world, drawn once a run of the tests."""
    streams = partial(stream, seed)
    known = places(streams("places"), children)
    population = draw_population(streams, known, children, WINDOW)
    days = milestones(streams, population)
    return Parts(
        streams,
        known,
        population,
        number_people(streams, population.families, population.children),
        days,
        sittings(streams, population, days),
        periods(streams, population, days),
    )
