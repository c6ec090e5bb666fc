"""How long proceedings last: days from issue to closure by Cafcass, and from the final order to closure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np

from waypost.synthetic.chance import Real, Truth, Whole, happens, rounded, skewed
from waypost.synthetic.rates import rates

SHAPES: tuple[str, ...] = tuple(rates("proceedings").table("weeks"))
DAYS_A_WEEK = 7


def shape_position(name: str) -> int:
    """Return the position of a shape of duration in SHAPES."""
    return SHAPES.index(name)


def draw_days(chance: np.random.Generator, shape: Whole, by: Real) -> Whole:
    """Draw the days from issue to closure for cases of these shapes, each slower or faster `by` a factor."""
    given: Mapping[str, Mapping[str, float]] = rates("proceedings").table("weeks")
    median, spread, least = (np.array([given[name][key] for name in SHAPES]) for key in ("median", "spread", "least"))
    long = rates("proceedings").table("long_cases")
    factor = np.where(happens(chance, long["share"], len(shape)), long["times"], 1.0) * by
    weeks = np.maximum(least[shape], skewed(chance, median[shape], spread[shape], len(shape)) * factor)
    return rounded(np.minimum(weeks, rates("proceedings").number("longest_weeks")) * DAYS_A_WEEK)


def draw_closing_days(chance: np.random.Generator, days: Whole) -> Whole:
    """Draw the days between the final order and closure: never so many that the order falls in the first half."""
    given = rates("proceedings").table("days_closed_after_final_order")
    drawn = rounded(skewed(chance, given["median"], given["spread"], len(days)))
    share = rates("proceedings").number("longest_share_of_days_after_final_order")
    return np.minimum(np.minimum(drawn, int(given["most"])), (days * share).astype(np.int64))


def area_factors(chance: np.random.Generator, weight: Real) -> Real:
    """Draw how much slower or faster each area is: one on average over the areas, by the weight of their cases."""
    drawn = np.exp(rates("proceedings").number("area_spread") * chance.standard_normal(len(weight)))
    factors: Real = drawn * weight.sum() / (drawn * weight).sum()
    return factors


def trait_times(has_relatives_abroad: Truth, needs_interpreter: Truth, children: Whole) -> Real:
    """Return how many times longer a case lasts for its traits than one child's case with none of them."""
    given = rates("proceedings").table("traits")
    times: Real = (
        np.where(has_relatives_abroad, given["has_relatives_abroad"]["times"], 1.0)
        * np.where(needs_interpreter, given["needs_interpreter"]["times"], 1.0)
        * given["each_child_beyond_first"]["times"] ** np.maximum(children - 1, 0)
    )
    return times


def trait_factors(has_relatives_abroad: Truth, needs_interpreter: Truth, children: Whole, is_public: Truth) -> Real:
    """Return the factor of each case for its traits, one on average over the cases of each law."""
    usual = np.where(is_public, _usual_times("public"), _usual_times("private"))
    return trait_times(has_relatives_abroad, needs_interpreter, children) / usual


@cache
def _usual_times(law: str) -> float:
    """Return the mean of `trait_times` over families as they are drawn."""
    traits, sizes = rates("proceedings").table("traits"), rates("families").shares(f"children_in_family_{law}")
    usual: float = 1.0
    for name in ("has_relatives_abroad", "needs_interpreter"):
        usual *= 1.0 + traits[name]["share"] * (traits[name]["times"] - 1.0)
    each = float(traits["each_child_beyond_first"]["times"])
    return usual * sum(share * each ** (int(size) - 1) for size, share in sizes.items()) / sum(sizes.values())
