"""The forecast that costs nothing: as many as today, give or take what changed in so many months before.

A method that does not beat this has no business on a page.
"""

from __future__ import annotations

import numpy as np

from waypost.insight.simulation.history import History, Real
from waypost.insight.simulation.rules import rules


def naive_open(told: History, months: int) -> tuple[Real, Real, Real]:
    """Return lower, middle and upper of the open children of each area so many months ahead: an 80 % interval.

    Changes over as many months, of every area in the years before, as shares of who was open: their quantiles.
    """
    now = told.open_now.astype(np.float64)
    back = np.cumsum((told.arrivals - told.departures)[:, ::-1], axis=1)[:, ::-1]
    series = np.column_stack([now[:, None] - back, now])
    with np.errstate(divide="ignore", invalid="ignore"):
        changes = series[:, months:] / series[:, :-months]
    usual = changes[np.isfinite(changes) & (changes > 0)]
    tail = (1 - rules().share_inside) / 2
    low, high = np.quantile(usual, [tail, 1 - tail]) if usual.size else (1.0, 1.0)
    return now * low, now, now * high
