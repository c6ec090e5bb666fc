"""How long proceedings last: days from issue to closure by Cafcass, and from the final order to closure."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from waypost.synthetic.chance import Real, Whole, happens, rounded, skewed
from waypost.synthetic.rates import rates

SHAPES: tuple[str, ...] = tuple(rates("proceedings").table("weeks"))
DAYS_A_WEEK = 7


def shape_position(name: str) -> int:
    """Return the position of a shape of duration in SHAPES."""
    return SHAPES.index(name)


def draw_days(chance: np.random.Generator, shape: Whole, area_factor: Real) -> Whole:
    """Draw the days from issue to closure for cases of these shapes, in areas that are slower or faster by a factor."""
    given: Mapping[str, Mapping[str, float]] = rates("proceedings").table("weeks")
    median, spread, least = (np.array([given[name][key] for name in SHAPES]) for key in ("median", "spread", "least"))
    long = rates("proceedings").table("long_cases")
    factor = np.where(happens(chance, long["share"], len(shape)), long["times"], 1.0) * area_factor
    weeks = np.maximum(least[shape], skewed(chance, median[shape], spread[shape], len(shape)) * factor)
    return rounded(np.minimum(weeks, rates("proceedings").number("longest_weeks")) * DAYS_A_WEEK)


def draw_closing_days(chance: np.random.Generator, days: Whole) -> Whole:
    """Draw the days between the final order and closure: never so many that the order falls in the first half."""
    given = rates("proceedings").table("days_closed_after_final_order")
    drawn = rounded(skewed(chance, given["median"], given["spread"], len(days)))
    return np.minimum(np.minimum(drawn, int(given["most"])), days // 3)


def area_factors(chance: np.random.Generator, areas: int) -> Real:
    """Draw how much slower or faster each area is."""
    return np.exp(rates("proceedings").number("area_spread") * chance.standard_normal(areas))
