"""An area's statistical neighbours, told from what is released of them: nothing that is hidden can be worked out again.

The neighbours' value is a mean of published values by published counts, so that it says nothing which a reader of the
release could not work out. A neighbour whose value is hidden is left out and counted.

The interval of the mean is of areas like these: it holds what chance does in each of them, and that they differ. Its
error is Cochran's for a mean whose weights are themselves counted (Cochran, Sampling techniques, 1977, chapter 6; of
five ways the one that Gatz and Smith found to agree with the bootstrap: Atmospheric Environment 1995;29:1185-1193),
with Student's t of as many degrees of freedom as there are neighbours, less one: three neighbours are not made sure by
having many children.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from waypost.disclosure.released import Release, ReleasedFigure

CONFIDENCE = 0.95
FEWEST_NEIGHBOURS = 3
"""Fewer are no yardstick (an assumption of ours)."""


@dataclass(frozen=True, slots=True)
class NeighboursTold:
    """An area's neighbours in one measure: their mean, weighted by children, and the least and most among them.

    `lower` and `upper` bound the 95 % interval of the mean. `told` are those whose value is
    released, `hidden` how many are not.
    """

    area: str
    value: float
    lowest: float
    highest: float
    lower: float
    upper: float
    told: tuple[str, ...]
    hidden: int


def neighbours_told(
    release: Release, neighbours: Mapping[str, Sequence[str]], measure_id: str, method: str
) -> dict[str, NeighboursTold]:
    """Return what is released of each area's neighbours; nothing for an area with fewer than `FEWEST_NEIGHBOURS`."""
    known: dict[str, ReleasedFigure] = {
        figure.area: figure
        for figure in release.figures
        if (figure.measure_id, figure.method, figure.group) == (measure_id, method, "all") and figure.value is not None
    }
    told = {}
    for area, near in neighbours.items():
        own = [known[one] for one in near if one in known and known[one].denominator]
        if len(own) < FEWEST_NEIGHBOURS:
            continue
        values, children = [figure.value or 0.0 for figure in own], [figure.denominator or 0 for figure in own]
        mean, half = weighted_mean(values, children)
        names = tuple(figure.area for figure in own)
        hidden = len(near) - len(own)
        told[area] = NeighboursTold(area, mean, min(values), max(values), mean - half, mean + half, names, hidden)
    return told


def weighted_mean(values: Sequence[float], weights: Sequence[int]) -> tuple[float, float]:
    """Return the mean of values by weights, and half its 95 % interval. ZeroDivisionError: fewer than two values."""
    # scipy.special is the light part of scipy; Student's quantile is all that is needed.
    from scipy.special import stdtrit  # noqa: PLC0415

    number, whole = len(values), sum(weights)
    mean = sum(value * weight for value, weight in zip(values, weights, strict=True)) / whole
    squares = sum((weight / whole * (value - mean)) ** 2 for value, weight in zip(values, weights, strict=True))
    error = sqrt(number / (number - 1) * squares)
    return mean, float(stdtrit(number - 1, (1 + CONFIDENCE) / 2)) * error
