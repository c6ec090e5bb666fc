"""Which areas an area is set beside: those most like it in what was so before, never in what came after.

An area cannot change what families bring (how long cases of their kind take everywhere) nor how many there are; and the
way its weeks went before is past. Nothing of the time after is looked at.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from waypost.insight.benchmarking.scales import Real

FEATURES = ("expected_weeks", "cases", "trend_before")
"""What areas are matched by: what their families lead to expect, how many cases there were, how weeks went before."""


def likeness(features: Real) -> NDArray[np.int64]:
    """Return for each area the others in order of likeness, the most alike first. `features`: a row an area."""
    spread = features.std(axis=0)
    even = (features - features.mean(axis=0)) / np.where(spread > 0, spread, 1.0)
    apart = ((even[:, None, :] - even[None, :, :]) ** 2).sum(axis=2)
    np.fill_diagonal(apart, np.inf)
    return np.argsort(apart, axis=1, kind="stable")[:, :-1]


def contrast_of(chosen: NDArray[np.bool_], order: NDArray[np.int64], sizes: Real, neighbours: int) -> Real:
    """Return the weight of each area: chosen ones add up to 1, those most like each of them to -1, others have none.

    Areas weigh by their cases before. An area that is chosen is never set beside another.
    """
    weights: Real = np.where(chosen, sizes, 0.0) / sizes[chosen].sum()
    for area in np.flatnonzero(chosen):
        beside = order[area][~chosen[order[area]]][:neighbours]
        weights[beside] -= weights[area] * sizes[beside] / sizes[beside].sum()
    return weights
