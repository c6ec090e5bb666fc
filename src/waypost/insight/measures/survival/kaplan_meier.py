"""Kaplan and Meier's estimate: the share still open at each age, with open cases counted as long as they were seen.

Sources: Kaplan and Meier, Nonparametric estimation from incomplete observations, 1958; Greenwood's variance, 1926; the
interval by the logarithm of the logarithm, which never leaves 0 and 1 (Kalbfleisch and Prentice, 2002, section 1.4).
The restricted mean, with its variance, after Klein and Moeschberger, Survival Analysis, 2003, section 4.5.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from waypost.insight.measures.survival.life_table import LifeTable

Numbers = npt.NDArray[np.float64]
Z_95 = 1.959963984540054
"""How many standard errors lie on either side of an estimate in 95 of 100 cases: the 0.975 quantile of the normal."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number and its 95 % interval; no interval where nothing was seen to vary."""

    value: float
    lower: float | None
    upper: float | None


@dataclass(frozen=True, slots=True, eq=False)
class StillOpen:
    """The share still open after each age, and the running sum of Greenwood's terms."""

    ages: npt.NDArray[np.int64]
    share: Numbers
    greenwood: Numbers
    last_watched: int


def still_open(table: LifeTable) -> StillOpen:
    """Return the estimate. Where everybody at risk ends on one day the share is nought from then on."""
    ended, at_risk = table.all_ends.astype(float), table.at_risk.astype(float)
    safe = np.maximum(at_risk, 1)
    share = np.cumprod(1 - ended / safe)
    left = at_risk - ended
    terms = np.divide(ended, safe * left, out=np.zeros_like(safe), where=left > 0)
    return StillOpen(table.ages, share, np.cumsum(terms), table.last_watched)


def share_ended(table: LifeTable, age: int) -> Estimate | None:
    """Return the share that has ended by an age in days, between 0 and 1; nothing where nobody was watched so long."""
    if table.last_watched < age:
        return None
    curve = still_open(table)
    place = int(np.searchsorted(curve.ages, age, side="right")) - 1
    if place < 0:
        return Estimate(0.0, None, None)
    share, greenwood = float(curve.share[place]), float(curve.greenwood[place])
    lower, upper = _by_log_log(share, np.sqrt(greenwood))
    return Estimate(1 - share, None if upper is None else 1 - upper, None if lower is None else 1 - lower)


def _by_log_log(share: float, error_of_log: float) -> tuple[float | None, float | None]:
    """Return the interval of a share from the standard error of its logarithm."""
    if not 0 < share < 1 or error_of_log == 0:
        return None, None
    spread = np.exp(Z_95 * error_of_log / np.log(share))
    return float(share ** (1 / spread)), float(share**spread)


def restricted_mean(table: LifeTable, horizon: int) -> Estimate | None:
    """Return the mean days open within the first `horizon` days; nothing where nobody was watched so long.

    A case that is open after the horizon counts as `horizon` days. Student's or the normal's interval are the same at
    the sizes for which a figure is told; the normal's is taken.
    """
    curve = still_open(table)
    if table.last_watched < horizon and curve.share[-1] > 0:
        return None
    inside = curve.ages < horizon
    ages = np.concatenate([[0], curve.ages[inside], [horizon]])
    share = np.concatenate([[1.0], curve.share[inside]])
    areas = share * np.diff(ages)
    after = np.concatenate([np.cumsum(areas[::-1])[::-1][1:], [0.0]])[: int(inside.sum())]
    terms = np.diff(curve.greenwood[inside], prepend=0.0)
    error = float(np.sqrt(np.sum(after**2 * terms)))
    mean = float(areas.sum())
    return Estimate(mean, None, None) if error == 0 else Estimate(mean, mean - Z_95 * error, mean + Z_95 * error)
