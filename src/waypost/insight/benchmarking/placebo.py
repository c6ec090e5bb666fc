"""Randomisation inference over placebo areas: how often would areas drawn by lot have looked like this?

Few areas begin at once, and errors clustered by a handful of areas are far too small. So the whole of what is done,
matching and all, is done again for areas drawn by lot; the areas' own to and fro is the yardstick (Conley and Taber,
Review of Economics and Statistics 2011;93:113-125). Each answer is taken over its own error, because areas differ in
size (MacKinnon and Webb, Journal of Econometrics 2020;218:435-450). The interval holds every effect that, taken away
again, would leave nothing odd: the test turned about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb

import numpy as np
from numpy.typing import NDArray

from waypost.insight.benchmarking.scales import Real

LEVEL = 0.05
_REACH, _STEPS = 12.0, 480


@dataclass(frozen=True, slots=True)
class Contrasts:
    """One contrast a row over the areas: the first is the real one, the others those of areas drawn by lot."""

    weights: Real

    def of(self, values: Real) -> float:
        """Return the real contrast of the areas' values."""
        return float(self.weights[0] @ values)


def draw_sets(areas: int, chosen: NDArray[np.bool_], draws: int, chance: np.random.Generator) -> NDArray[np.bool_]:
    """Return the chosen areas, and then `draws` sets of as many drawn by lot; where there are fewer sets, each once."""
    size = int(chosen.sum())
    if comb(areas, size) - 1 <= draws:
        return _every_set(areas, chosen)
    ranks = chance.random((draws, areas)).argsort(axis=1)
    sets = np.zeros((draws, areas), dtype=bool)
    np.put_along_axis(sets, ranks[:, :size], True, axis=1)
    return np.vstack([chosen, sets])


def _every_set(areas: int, chosen: NDArray[np.bool_]) -> NDArray[np.bool_]:
    from itertools import combinations  # noqa: PLC0415

    others = [one for one in combinations(range(areas), int(chosen.sum())) if set(one) != set(np.flatnonzero(chosen))]
    sets = np.zeros((len(others) + 1, areas), dtype=bool)
    sets[0] = chosen
    for row, one in enumerate(others, start=1):
        sets[row, list(one)] = True
    return sets


@dataclass(frozen=True, slots=True)
class Found:
    """A contrast with its interval and how often chance gives one as large. No interval where chance cannot tell."""

    value: float
    lower: float | None
    upper: float | None
    by_chance: float


def told_by_placebos(contrasts: Contrasts, values: Real, variances: Real, chosen: Sequence[bool] | Real) -> Found:
    """Return the real contrast of values, with the interval of what it could truly be.

    `variances` are of chance within each area; `chosen` says in which areas it began.
    """
    weights = contrasts.weights
    errors = np.sqrt(weights**2 @ variances)
    drawn, share = weights @ values / errors, weights @ np.asarray(chosen, dtype=np.float64) / errors
    value, error = contrasts.of(values), float(errors[0])
    steps = np.linspace(-_REACH, _REACH, 2 * _STEPS + 1) * error + value
    odd = np.array([_odds(drawn, share, effect) for effect in steps])
    by_chance = _odds(drawn, share, 0.0)
    held = np.flatnonzero(odd > LEVEL)
    if len(held) == 0 or held[0] == 0 or held[-1] == len(steps) - 1:
        return Found(value, None, None, by_chance)
    return Found(value, float(steps[held[0]]), float(steps[held[-1]]), by_chance)


def _odds(drawn: Real, share: Real, effect: float) -> float:
    """Return how many of the contrasts, the real one among them, are as large as it once an effect is taken away."""
    left = np.abs(drawn - effect * share)
    return float((left >= left[0] - 1e-9).mean())
