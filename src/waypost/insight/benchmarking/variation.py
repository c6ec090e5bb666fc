"""How much areas differ: the spread between them once chance is taken out, its interval, and its share of all spread.

The spread is the standard deviation of areas' true values under a random-effects model, by the method of Paule and
Mandel (1982); its interval turns the generalised Q statistic about (Viechtbauer, Confidence intervals for the amount of
heterogeneity in meta-analysis, Statistics in Medicine 2007;26:37-52). The share beyond chance is Higgins and Thompson's
I squared (Statistics in Medicine 2002;21:1539-1558). What metafor computes as `method="PM"` with `confint`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from waypost.insight.benchmarking.scales import Real


@dataclass(frozen=True, slots=True)
class Variation:
    """The spread between areas as a standard deviation, and the share of what is seen that is more than chance.

    `spread` is in the values' unit; shares are from 0 to 1. Each has the bounds of its 95 % interval.
    """

    areas: int
    spread: float
    spread_lower: float
    spread_upper: float
    beyond_chance: float
    beyond_chance_lower: float
    beyond_chance_upper: float


def q_statistic(values: Real, errors: Real, between: float) -> float:
    """Return the generalised Q of values whose variance is their own and `between` areas."""
    weights = 1 / (errors**2 + between)
    return float((weights * (values - (weights * values).sum() / weights.sum()) ** 2).sum())


def variation(values: Real, errors: Real) -> Variation | None:
    """Return how much areas differ; nothing of fewer than three areas. `errors` are of chance alone, none of them 0."""
    areas = len(values)
    if areas < 3:
        return None
    # scipy.special is the light part of scipy.
    from scipy.special import chdtri  # noqa: PLC0415

    def between_where(q: float) -> float:
        return _falling(lambda between: q_statistic(values, errors, between) - q)

    weights = errors**-2.0
    typical = (areas - 1) * weights.sum() / (weights.sum() ** 2 - (weights**2).sum())
    spreads = [between_where(q) for q in (areas - 1, float(chdtri(areas - 1, 0.025)), float(chdtri(areas - 1, 0.975)))]
    shares = [float(one / (one + typical)) for one in spreads]
    roots = [float(np.sqrt(one)) for one in spreads]
    return Variation(areas, roots[0], roots[1], roots[2], shares[0], shares[1], shares[2])


def _falling(of: Callable[[float], float]) -> float:
    """Return where a function that only falls comes to nought, and nought where it never stood above it."""
    if of(0.0) <= 0:
        return 0.0
    high = 1e-6
    while of(high) > 0:
        high *= 2
    low = 0.0
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if of(middle) > 0 else (low, middle)
    return (low + high) / 2
