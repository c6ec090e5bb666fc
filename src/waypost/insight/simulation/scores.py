"""How good an interval forecast was: whether it held the truth, and a proper score that rewards being narrow and right.

Gneiting and Raftery, Strictly proper scoring rules, prediction, and estimation, Journal of the American Statistical
Association 2007;102:359-378: the interval score is the width, and 2 over the share outside for each by which the truth
lies beyond an end.
"""

from __future__ import annotations

import numpy as np

from waypost.insight.simulation.history import Real


def is_held(truth: Real, lower: Real, upper: Real) -> np.ndarray:
    """Return which truths lie in their intervals, ends included."""
    return np.asarray((lower <= truth) & (truth <= upper))


def interval_score(truth: Real, lower: Real, upper: Real, share_inside: float) -> Real:
    """Return the interval score of each forecast: less is better."""
    beyond = np.maximum(lower - truth, 0) + np.maximum(truth - upper, 0)
    return np.asarray(upper - lower + 2 / (1 - share_inside) * beyond)
