"""What would be foreseen of areas that were made by hand, as figures."""

from __future__ import annotations

from datetime import date

import numpy as np

from waypost.insight.measures.figure import Figure
from waypost.insight.simulation.forecast import forecast
from waypost.insight.simulation.foreseen import told_figures, year_ago_figures
from waypost.insight.simulation.history import History
from waypost.insight.simulation.rules import rules
from waypost.insight.simulation.stock import STOCKS
from waypost.vocabulary.areas import AREAS

MONTHS, OLDEST = rules().months_of_history, rules().oldest_month
ORIGIN, YEAR_BEFORE = date(2027, 3, 31), date(2026, 3, 31)
ENGLISH = sorted(area for area, entry in AREAS.items() if entry.country == "England")


def drawn(mean: float, areas: int = 8, scatter: float = 1.0, seed: int = 1) -> np.ndarray:
    """Return monthly arrivals by area that scatter so much about a mean."""
    chance = np.random.default_rng(seed)
    factor = 1.0 if scatter == 1 else chance.gamma(mean / (scatter - 1), (scatter - 1) / mean, (areas, MONTHS))
    return chance.poisson(mean * factor, (areas, MONTHS))


def invented_history(
    arrivals: np.ndarray,
    leaving: np.ndarray | float = 0.1,
    children: int = 100,
    own: np.ndarray | float = 1.0,
    origin: date = ORIGIN,
    stock: int = 0,
) -> History:
    """Return a history of areas with these arrivals, in which each age leaves at the same pace."""
    areas = len(arrivals)
    exposure = np.full((2, areas, OLDEST + 1), 40.0)
    there = np.zeros((areas, OLDEST + 1), dtype=np.int64)
    there[:, :10] = children // 10
    return History(
        stock=STOCKS[stock],
        origin=origin,
        areas=tuple(ENGLISH[:areas]),
        arrivals=arrivals.astype(np.int64),
        departures=arrivals.astype(np.int64),
        open_by_age=there,
        exposure=exposure,
        leavers=exposure * leaving * np.broadcast_to(own, areas)[None, :, None],
    )


def invented_foreseen() -> list[Figure]:
    """Return the figures of both stocks, with what would have been foreseen a year before."""
    figures: list[Figure] = []
    for stock in (0, 1):
        arrivals = drawn(9.0 + stock, scatter=2.0, seed=stock)
        now = forecast(invented_history(arrivals, stock=stock), seed=1)
        then = forecast(invented_history(arrivals, stock=stock, origin=YEAR_BEFORE), seed=1)
        assert now is not None
        assert then is not None
        figures += [*told_figures(now), *year_ago_figures(then, ORIGIN)]
    return figures
