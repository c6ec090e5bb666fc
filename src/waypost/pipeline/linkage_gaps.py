"""How far apart linkage is for the group that it serves best and the group that it serves worst, with an interval.

The pairs of one child are found or missed together, so the child is what is counted: the variance of each group's share
is that of a ratio of sums over children. With few children the interval is wide, and says so.
"""

from __future__ import annotations

from statistics import NormalDist
from typing import Any

import polars as pl

from waypost.vocabulary.ethnicity import NOT_KNOWN

CERTAINTY = 0.95
LEAST_CHILDREN = 30
"""Groups of fewer children are left out: assumption, below it no interval of this kind can be relied on."""


def gap(pairs: pl.DataFrame, group: str) -> dict[str, Any] | None:
    """Return highest and lowest (groups), gap, lower and upper (shares, with 95 % certainty), or None for one group.

    `pairs`: one row a true pair: `true_child`, `is_right`, and the column `group`. The interval is that of the two
    groups told; that they were chosen as the farthest apart is not allowed for, so a small gap is told too large.
    """
    children = (
        pairs.filter(pl.col(group).is_not_null() & ~pl.col(group).cast(pl.String).is_in(NOT_KNOWN))
        .group_by(pl.col(group).cast(pl.String).str.to_lowercase().alias("group"), "true_child")
        .agg(pl.col("is_right").sum().cast(pl.Float64).alias("right"), pl.len().cast(pl.Float64).alias("all"))
    )
    recall = (pl.col("right").sum() / pl.col("all").sum()).over("group")
    shares = (
        children.with_columns(recall.alias("recall"))
        .group_by("group")
        .agg(
            pl.col("recall").first(),
            pl.len().alias("children"),
            (((pl.col("right") - pl.col("recall") * pl.col("all")) ** 2).sum() / pl.col("all").sum() ** 2).alias(
                "variance"
            ),
        )
        .filter(pl.col("children") >= LEAST_CHILDREN)
        .sort("recall", "group")
    )
    if shares.height < 2:
        return None
    lowest, highest = shares.row(0, named=True), shares.row(-1, named=True)
    found = highest["recall"] - lowest["recall"]
    reach = NormalDist().inv_cdf((1 + CERTAINTY) / 2) * (highest["variance"] + lowest["variance"]) ** 0.5
    return {
        "highest": highest["group"],
        "lowest": lowest["group"],
        "gap": found,
        "lower": max(0.0, found - reach),
        "upper": min(1.0, found + reach),
    }
