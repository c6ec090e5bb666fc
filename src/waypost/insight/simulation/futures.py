"""Futures drawn month by month: who comes, who leaves at which age, who is left. One generator, handed in.

A level that scatters or drifts is a gamma or a log-normal of mean one on top of it; what comes is then a Poisson count.
Brothers and sisters leave together, and they are of one age of the case: what leaves of each age is a beta-binomial
count, in which any two children of one age share as much of their fate as they would were they of one case by chance.
Every area and every future is drawn at once.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from waypost.insight.simulation.history import DAYS_IN_A_MONTH, History, Real, Whole
from waypost.insight.simulation.pace import WALK_SINCE_THE_MEAN, Drift, Pace

WEEKS_IN_A_MONTH = DAYS_IN_A_MONTH / 7
WITHIN_MONTHS = 6
"""26 weeks are 182 days, six months of 30.4375 days are 182.6."""


@dataclass(frozen=True, slots=True)
class Futures:
    """What was drawn. `open_children` is by month ahead, future and area; the others by future and area, of all months.

    They are how many left, how many of them within 26 weeks of their start, and the sum of the weeks that they had been
    open.
    """

    areas: tuple[str, ...]
    open_children: Whole
    left: Whole
    left_in_time: Real
    weeks: Real


def draw_futures(told: History, known: Pace, *, months: int, draws: int, chance: np.random.Generator) -> Futures:
    """Return so many futures of so many months."""
    areas, ages = len(told.areas), told.open_by_age.shape[1]
    now = np.broadcast_to(told.open_by_age, (draws, areas, ages)).copy()
    own = chance.gamma(known.weight, known.own / known.weight, (draws, areas))
    doubt = np.sqrt(known.monthly_doubt)
    arriving = np.exp(doubt * chance.standard_normal((draws, areas)) - known.monthly_doubt / 2)
    leaving = _walked(known.departure_drift, WALK_SINCE_THE_MEAN, draws, areas, chance)
    left = np.zeros((draws, areas), dtype=np.int64)
    in_time, weeks = np.zeros((draws, areas)), np.zeros((draws, areas))
    open_children = np.zeros((months, draws, areas), dtype=np.int64)
    # A child in the midst of an age passes the half of the month at the next one's pace.
    rates = (known.leaving + np.append(known.leaving[1:], known.leaving[-1])) / 2
    of_age = chance.gamma(known.leaving_weight, 1 / known.leaving_weight, (draws, len(known.leaving_weight)))
    rates = (rates * of_age[:, known.age_band])[:, None, :]
    ages_left = np.arange(ages) + 1.0
    edge = WITHIN_MONTHS - 1  # who is of this age at a month's start and leaves in it is in time or not: even chances
    for month in range(months):
        arriving *= _walked(known.arrival_drift, 1.0, draws, areas, chance)
        leaving *= _walked(known.departure_drift, 1.0, draws, areas, chance)
        pace = own * leaving
        share = 1 - np.exp(-rates * pace[:, :, None])
        gone = _leaving_together(now, share, known.usually_open, known.departure_scatter, chance)
        season = known.season[(told.origin.month + month) % 12]
        mean = known.monthly * season * arriving
        came = chance.poisson(mean * _scattered(mean, known.arrival_scatter, chance))
        at_once = 1 - np.exp(-known.leaving[0] * pace / 2)
        gone_at_once = _leaving_together(came, at_once, mean, known.departure_scatter, chance)
        now -= gone
        now[:, :, -1] += now[:, :, -2]
        now[:, :, 1:-1] = now[:, :, :-2]
        now[:, :, 0] = came - gone_at_once
        left += gone.sum(axis=2) + gone_at_once
        at_edge = known.usually_open[:, edge] * share[:, :, edge]
        late = _leaving_together(gone[:, :, edge], np.array(0.5), at_edge, known.departure_scatter, chance)
        in_time += gone[:, :, : edge + 1].sum(axis=2) - late + gone_at_once
        weeks += WEEKS_IN_A_MONTH * (gone @ ages_left + gone_at_once / 3)
        open_children[month] = now.sum(axis=2)
    return Futures(told.areas, open_children, left, in_time, weeks)


def _walked(drift: Drift, steps: float, draws: int, areas: int, chance: np.random.Generator) -> Real:
    whole = chance.normal(0, np.sqrt(steps * drift.country), (draws, 1))
    own = chance.normal(0, np.sqrt(steps * drift.area), (draws, areas))
    return np.exp(whole + own - steps * (drift.country + drift.area) / 2)


def _leaving_together(there: Whole, share: Real, usual: Real, scatter: float, chance: np.random.Generator) -> Whole:
    """Return how many leave of those who are there, each with its share, brothers and sisters together.

    With cases of which `scatter` is the mean square of children over their mean, and `usual` children of an age, two of
    them are of one case in (scatter - 1) of (scatter - 1 + usual): the correlation within the age.
    """
    if scatter <= 1:
        return chance.binomial(there, share)
    drawn = np.broadcast_to(share, there.shape).copy()
    is_several = there > 1
    apart = np.broadcast_to(np.maximum(usual, _FEW) / (scatter - 1), there.shape)[is_several]
    own = np.clip(drawn[is_several], _SELDOM, 1 - _SELDOM)
    drawn[is_several] = chance.beta(own * apart, (1 - own) * apart)
    return chance.binomial(there, drawn)


_SELDOM = 1e-9
_FEW = 1e-3
"""Children of an age where hardly ever anybody is: whoever is there is of one case."""


def _scattered(mean: Real, scatter: float, chance: np.random.Generator) -> Real:
    """Return factors of mean one by which counts of a mean scatter as much as they do."""
    if scatter <= 1:
        return np.ones_like(mean)
    shape = np.maximum(mean, 1e-6) / (scatter - 1)
    return chance.gamma(shape, 1 / shape)
