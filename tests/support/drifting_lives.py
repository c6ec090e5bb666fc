"""Histories of areas whose levels truly drift, and what came after: families come and leave together, by month.

No invented world drifts, so these are drawn straight as numbers, by a process that the forecast does not share: every
family is a row of its own, and both levels walk from month to month, for the country and for each area alike.
"""

from __future__ import annotations

from datetime import date

import numpy as np

from waypost.insight.simulation.history import History
from waypost.insight.simulation.rules import rules
from waypost.insight.simulation.stock import STOCKS
from waypost.vocabulary.areas import AREAS

ORIGIN = date(2026, 3, 31)
AGES = rules().oldest_month + 1
BURN_IN, AHEAD = 60, rules().months_ahead
SIZES, SHARES = np.array([1, 2, 3, 4]), np.array([0.45, 0.3, 0.15, 0.1])
FAMILIES_A_MONTH = 3.5
LEAVING = np.concatenate([np.linspace(0.02, 0.12, 12), np.full(AGES - 12, 0.1)])
"""The rate of leaving a month by age."""


def drifting_lives(seed: int, drift_a_year: float, areas: int = 8) -> tuple[History, np.ndarray]:
    """Return the history of areas at an origin, and the children open in each at the end of every month after it."""
    chance = np.random.default_rng(seed)
    before = BURN_IN + rules().months_of_history
    coming, pace = (_walk(chance, drift_a_year, before + AHEAD, areas) for _ in range(2))
    there = np.zeros((len(SIZES), areas, AGES), dtype=np.int64)
    months = []
    for month in range(before + AHEAD):
        gone = chance.binomial(there, 1 - np.exp(-LEAVING * pace[month][:, None]))
        watched = there - gone / 2
        there = there - gone
        there[:, :, -1] += there[:, :, -2]
        there[:, :, 1:-1] = there[:, :, :-2].copy()
        there[:, :, 0] = chance.poisson(FAMILIES_A_MONTH * coming[month] * SHARES[:, None], (len(SIZES), areas))
        months.append([np.tensordot(SIZES, of, axes=1) for of in (there, gone, watched)])
    open_children, leavers, exposure = (np.stack(of) for of in zip(*months, strict=True))
    known = slice(BURN_IN, before)
    years = [slice(before - 24, before - 12), slice(before - 12, before)]
    history = History(
        stock=STOCKS[0],
        origin=ORIGIN,
        areas=tuple(sorted(area for area, entry in AREAS.items() if entry.country == "England")[:areas]),
        arrivals=open_children[known, :, 0].T,
        departures=leavers[known].sum(axis=2).T,
        open_by_age=open_children[before - 1],
        exposure=np.stack([exposure[year].sum(axis=0) for year in years]),
        leavers=np.stack([leavers[year].sum(axis=0) for year in years]).astype(np.float64),
    )
    return history, open_children[before:].sum(axis=2)


def _walk(chance: np.random.Generator, drift_a_year: float, months: int, areas: int) -> np.ndarray:
    """Return a level by month and area, one in the midst of the history; the country's walk and the area's own."""
    step = drift_a_year / np.sqrt(12)
    steps = chance.normal(0, step, (months, 1)) + chance.normal(0, step, (months, areas))
    walked = np.cumsum(steps, axis=0)
    return np.exp(walked - walked[months - AHEAD - rules().months_of_history // 2])
