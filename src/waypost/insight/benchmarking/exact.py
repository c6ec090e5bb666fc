"""Exact limits of a funnel where counts are small, interpolated so that they do not jump from area to area.

Spiegelhalter, Statistics in Medicine 2005;24:1185-1202, appendix A.1: of the smallest count r with P(R <= r) >= p, the
limit is r less the share of r's own probability that lies beyond p.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from waypost.insight.benchmarking.scales import Real

SMALL_COUNT = 10.0
"""Under so many expected cases, with or without the event, limits are exact. Assumption, of the usual rule of five to
ten for a normal approximation."""


def binomial_limits(share: Real, of: Real, tail: float) -> tuple[Real, Real]:
    """Return the lower and upper shares between which `of` draws of `share` lie, but for `tail` at either end."""
    from scipy.special import bdtr  # noqa: PLC0415  a light part of scipy, seldom used

    def up_to(count: float, place: int) -> float:
        return float(bdtr(count, int(of[place]), share[place])) if count < of[place] else 1.0

    return _limits(up_to, len(of), tail, of)


def poisson_limits(expected: Real, tail: float) -> tuple[Real, Real]:
    """Return the lower and upper counts, over what was expected, between which a count lies but for `tail` a side."""
    from scipy.special import pdtr  # noqa: PLC0415  a light part of scipy, seldom used

    return _limits(lambda count, place: float(pdtr(count, expected[place])), len(expected), tail, expected)


def _limits(up_to: Callable[[float, int], float], places: int, tail: float, over: Real) -> tuple[Real, Real]:
    found = [[_quantile(up_to, place, p) for place in range(places)] for p in (tail, 1 - tail)]
    return np.array(found[0]) / over, np.array(found[1]) / over


def _quantile(up_to: Callable[[float, int], float], place: int, p: float) -> float:
    """Return the interpolated count of a probability, never below nought."""
    high = 1
    while up_to(high, place) < p:
        high *= 2
    low = -1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if up_to(middle, place) >= p else (middle, high)
    before = up_to(high - 1, place) if high else 0.0
    return max(0.0, high - (up_to(high, place) - p) / (up_to(high, place) - before))
