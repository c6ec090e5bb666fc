"""What missing answers may hide: how far a difference could go, were all who are not known of one group or the other.

No assumption is made of who they are (Manski, Nonparametric bounds on treatment effects, American Economic Review
1990;80:319-323, for a group that is not observed): of the children whose group is not known, those with the highest
outcomes are put into the group and the rest among the others, as far as widens the difference; and the other way round.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from waypost.insight.benchmarking.cohort import Cohort
from waypost.insight.benchmarking.scales import Real


def bounds(cohort: Cohort, is_in: pl.Expr, is_other: pl.Expr, is_missing: pl.Expr) -> tuple[float, float] | None:
    """Return the least and the most that a group's difference from the others may be; nothing where one is empty."""
    rows = cohort.rows
    own, others, missing = (rows.filter(side) for side in (is_in, is_other, is_missing))
    if not own.height or not others.height:
        return None
    of_missing = missing.with_columns(mean=pl.col("total") / pl.col("children")).sort("mean")
    children, total = (of_missing[name].to_numpy().astype(np.float64) for name in ("children", "total"))
    ends = []
    for is_most in (False, True):
        order = slice(None, None, -1) if is_most else slice(None)
        gaps = _gaps(_sums(own), _sums(others), children[order], total[order])
        ends.append(float(gaps.max() if is_most else gaps.min()))
    return ends[0], ends[1]


def _gaps(own: tuple[float, float], others: tuple[float, float], children: Real, total: Real) -> Real:
    """Return the difference with the first none, one, two... rows of the missing in the group, the rest outside."""
    joined = np.concatenate([[0.0], np.cumsum(children)]), np.concatenate([[0.0], np.cumsum(total)])
    inside = (own[1] + joined[1]) / (own[0] + joined[0])
    outside = (others[1] + total.sum() - joined[1]) / (others[0] + children.sum() - joined[0])
    return np.asarray(inside - outside)


def _sums(rows: pl.DataFrame) -> tuple[float, float]:
    return float(rows["children"].sum()), float(rows["total"].sum())
