"""Aalen and Johansen's estimate: the share ended by an age, by each kind of end, where one end bars the others.

One minus Kaplan and Meier's estimate of one end alone would count a case that was withdrawn as one that might still be
decided. Sources: Aalen and Johansen, An empirical transition matrix, 1978; variance by the delta method, as in Marubini
and Valsecchi, Analysing Survival Data, 1995, section 10.3.
"""

from __future__ import annotations

import numpy as np

from waypost.insight.measures.survival.kaplan_meier import Z_95, Estimate, still_open
from waypost.insight.measures.survival.life_table import LifeTable


def share_ended_by(table: LifeTable, end: int, age: int) -> Estimate | None:
    """Return the share ended by an age in days by the end of that number (from 0), between 0 and 1.

    Nothing where nobody was watched so long.
    """
    if table.last_watched < age:
        return None
    inside = table.ages <= age
    if not inside.any():
        return Estimate(0.0, None, None)
    at_risk = np.maximum(table.at_risk[inside].astype(float), 1)
    ended, own = table.all_ends[inside].astype(float), table.ends[inside, end].astype(float)
    open_before = np.concatenate([[1.0], still_open(table).share[inside][:-1]])
    shares = np.cumsum(open_before * own / at_risk)
    share = float(shares[-1])
    to_come = share - shares
    left = at_risk - ended
    of_all = np.divide(ended, at_risk * left, out=np.zeros_like(at_risk), where=left > 0)
    variance = np.sum(
        to_come**2 * of_all
        + open_before**2 * own * (at_risk - own) / at_risk**3
        - 2 * to_come * open_before * own / at_risk**2
    )
    return _with_interval(share, float(np.sqrt(max(variance, 0.0))))


def _with_interval(share: float, error: float) -> Estimate:
    """Return the share with its interval by the logarithm of the logarithm, which never leaves 0 and 1."""
    if not 0 < share < 1 or error == 0:
        return Estimate(share, None, None)
    spread = np.exp(Z_95 * error / (share * np.log(share)))
    return Estimate(share, float(share ** (1 / spread)), float(share**spread))
