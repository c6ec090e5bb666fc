"""The ways of children, made safe to publish. A way that few have gone points at a child, so that none is told.

A sequence of steps is finer than any table: nearly every rare one is one child's own. Hence a rule of its own, rougher
than that of the measures. A way, or a step after another, is told only where enough children went it for an average to
be given, and, of a way, in enough sets of proceedings: siblings go one way together, and a family is no crowd. All
others are one line, the rest; where these are too few to be told themselves, the least of the told goes among them.
Every count is rounded to the nearest 5 (or what the profile rounds to, if that is more), shares are worked from rounded
counts, and days are whole. So two answers set side by side (an area and England, all ways and the closed ones) part by
no less than rounding hides.
"""

from __future__ import annotations

import polars as pl

from waypost.disclosure.profile import Profile
from waypost.disclosure.released import SEAL
from waypost.disclosure.shares import ReleasedTable, profile_for_shares
from waypost.insight.ways.walked import Walked

OTHER = "other"
WAYS, FOLLOWS = "ways", "what_follows"


def release_ways(walked: Walked, profile: Profile | str | None = None) -> tuple[ReleasedTable, ReleasedTable]:
    """Return the commonest ways, and what follows what, as they may be published.

    `ways`: place, steps (list; null for the rest), ways, percent, mean_days, median_days. `what_follows`: before,
    after (null where ways begin or end; `other`), times, percent of the times `before` was left, mean_days,
    median_days. Null days: too few. No rows where fewer children than the profile shows went any way.
    """
    rule = profile_for_shares(profile)
    ways, follows = _ways(walked, rule), _follows(walked, rule)
    return ReleasedTable(WAYS, ways, seal=SEAL), ReleasedTable(FOLLOWS, follows, seal=SEAL)


def fewest_children(rule: Profile) -> int:
    """Return how many children must have gone a way for it to be told."""
    return max(rule.fewest_cases_for_an_average, rule.smallest_count_shown)


def _ways(walked: Walked, rule: Profile) -> pl.DataFrame:
    fewest = fewest_children(rule)
    told = walked.commonest.filter((pl.col("children") >= fewest) & (pl.col("cases") >= rule.smallest_count_shown))
    told = told.select("steps", count="ways", mean_days="mean_days", median_days="median_days")
    told = _with_other(told, walked.ways, fewest, pl.lit(None, pl.List(pl.String)).alias("steps"))
    return _rounded(told, "count", rule).select(
        pl.int_range(1, pl.len() + 1).alias("place"),
        "steps",
        pl.col("count").alias("ways"),
        "percent",
        "mean_days",
        "median_days",
    )


def _follows(walked: Walked, rule: Profile) -> pl.DataFrame:
    fewest = fewest_children(rule)
    parts = []
    for (before,), edges in walked.edges.group_by("before", maintain_order=True):
        told = edges.filter(pl.col("children") >= fewest).sort("times", "after", descending=[True, False])
        told = told.select("before", "after", count="times", mean_days="mean_days", median_days="median_days")
        whole = int(edges["times"].sum())
        other = [pl.lit(before, pl.String).alias("before"), pl.lit(OTHER).alias("after")]
        parts.append(_rounded(_with_other(told, whole, fewest, *other), "count", rule))
    if not parts:
        return pl.DataFrame(schema={"before": pl.String, "after": pl.String, "times": pl.Int64, **_REST})
    return pl.concat(parts).select("before", "after", pl.col("count").alias("times"), *_REST)


_REST = {"percent": pl.Float64, "mean_days": pl.Float64, "median_days": pl.Float64}


def _with_other(told: pl.DataFrame, whole: int, fewest: int, *named: pl.Expr) -> pl.DataFrame:
    """Return what is told with one line for the rest, which the least of the told joins until it can be told too."""
    told = told.sort("count", descending=True, maintain_order=True)
    while told.height and 0 < whole - int(told["count"].sum()) < fewest:
        told = told.head(-1)
    rest = whole - int(told["count"].sum())
    if rest < fewest:
        return told
    other = pl.DataFrame({"count": [rest]}).select(
        *named, "count", *(pl.lit(None, pl.Float64).alias(days) for days in ("mean_days", "median_days"))
    )
    return pl.concat([told, other.select(told.columns)])


def _rounded(told: pl.DataFrame, count: str, rule: Profile) -> pl.DataFrame:
    step = rule.round_counts_to
    rounded = told.with_columns(((2 * pl.col(count) + step) // (2 * step) * step).alias(count))
    share = (100 * pl.col(count) / pl.col(count).sum()).round(0, mode="half_away_from_zero")
    days = (pl.col(name).round(0, mode="half_away_from_zero") for name in ("mean_days", "median_days"))
    return rounded.with_columns(share.alias("percent"), *days)
