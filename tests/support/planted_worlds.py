"""Populations to plant in, drawn once a run of the tests, and worlds with a scenario planted in them."""

from __future__ import annotations

from functools import cache, partial

from support.invented_lives import UNTIL
from waypost.synthetic.chance import stream
from waypost.synthetic.days import day_number
from waypost.synthetic.invent import invent
from waypost.synthetic.places import places
from waypost.synthetic.planting.ground import Ground, Grown
from waypost.synthetic.planting.practice import usual_practice
from waypost.synthetic.population import YEAR, draw_population, window_of
from waypost.synthetic.pre_proceedings import with_diverted
from waypost.synthetic.scenario import read_scenario
from waypost.synthetic.world import World

CHILDREN = 1500


@cache
def ground(seed: int = 1) -> Ground:
    """Return the ground of a population of 1,500 children in five years."""
    last = day_number(UNTIL)
    window = window_of(last - int(5 * YEAR), last)
    streams, known = partial(stream, seed), places(stream(seed, "places"), CHILDREN)
    given, _ = with_diverted(streams, known, draw_population(streams, known, CHILDREN, window), window)
    return Ground(streams, known, window, given)


def grown(seed: int = 1) -> Grown:
    """Return the population before anything is planted in it."""
    given = ground(seed).drawn
    return Grown(given, usual_practice(len(given.memberships)))


@cache
def planted_world(name: str, seed: int = 1) -> World:
    """Return a world of 1,500 children with a ready scenario."""
    return invent(children=CHILDREN, seed=seed, scenario=read_scenario(name))
