"""A forecast of a stock: open children by month, and how long those who leave will have waited, with 80 % intervals."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from waypost.insight.simulation.futures import Futures, draw_futures
from waypost.insight.simulation.history import History, Real, Whole
from waypost.insight.simulation.pace import MONTHS_IN_A_YEAR, pace
from waypost.insight.simulation.rules import rules


@dataclass(frozen=True, slots=True)
class Range:
    """A number that is foreseen: its middle and the ends of its 80 % interval."""

    lower: float
    middle: float
    upper: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is foreseen at an origin, of the areas that have enough children to foresee, and of all together.

    `lower`, `middle` and `upper` are open children by month ahead and area (whole counts); `whole` the same of all
    areas together, by month. Of those who leave in all the months: `in_time` the share within 26 weeks of their start,
    in percent, and `weeks` the mean weeks that they were open; by area, and of all under "".
    """

    history: History
    areas: tuple[str, ...]
    lower: Real
    middle: Real
    upper: Real
    whole: tuple[Range, ...]
    in_time: dict[str, Range]
    weeks: dict[str, Range]


def forecast(told: History, *, seed: int) -> Forecast | None:
    """Return what is foreseen; nothing where too little of the past is known. The same seed gives the same forecast."""
    known = rules()
    began = np.flatnonzero(told.arrivals.sum(axis=0))
    if not len(began) or told.arrivals.shape[1] - began[0] < known.fewest_months_of_history:
        return None
    if not told.open_now.sum() or not told.arrivals[:, -MONTHS_IN_A_YEAR:].sum():
        return None
    chance = np.random.default_rng([seed, told.origin.toordinal()])
    of_past = pace(told)
    futures = draw_futures(told, of_past, months=known.months_ahead, draws=known.draws, chance=chance)
    kept = np.flatnonzero(told.open_now >= known.fewest_open_children)
    ends = _ends(futures.open_children[:, :, kept])
    names = tuple(told.areas[place] for place in kept)
    whole = _ends(futures.open_children.sum(axis=2, keepdims=True))[:, :, 0]
    return Forecast(
        history=told,
        areas=names,
        lower=np.round(ends[0]),
        middle=np.round(ends[1]),
        upper=np.round(ends[2]),
        whole=tuple(Range(*(float(end) for end in month)) for month in whole.T),
        in_time=_of_leavers(futures, names, kept, 100.0 * futures.left_in_time),
        weeks=_of_leavers(futures, names, kept, futures.weeks),
    )


def _ends(drawn: Real | Whole) -> Real:
    """Return the lower end, the middle and the upper end, over futures (the second axis)."""
    tail = (1 - rules().share_inside) / 2
    return np.asarray(np.quantile(drawn, [tail, 0.5, 1 - tail], axis=1))


def _of_leavers(futures: Futures, names: tuple[str, ...], kept: np.ndarray, sums: Real) -> dict[str, Range]:
    """Return the mean of something among those who leave, by area and of all; `sums` are of it, by future and area."""
    found = {}
    places = {"": slice(None), **{name: slice(place, place + 1) for name, place in zip(names, kept, strict=True)}}
    for name, place in places.items():
        left = futures.left[:, place].sum(axis=1)
        if left.any():
            means = sums[:, place].sum(axis=1)[left > 0] / left[left > 0]
            found[name] = Range(*(float(end) for end in _ends(means[None, :])[:, 0]))
    return found
