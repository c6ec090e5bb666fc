"""Events of two sides put together: pairs that are nearest to each other, and groups that lie close."""

from __future__ import annotations

import polars as pl


def nearest_pairs(left: pl.DataFrame, right: pl.DataFrame, together: list[str], most_days: int) -> pl.DataFrame:
    """Return events of both sides that are each other's only nearest, within some days, with `matter`, a pair's number.

    `together`: what both must share. Each event is in one pair at most; where two are as near, neither is.
    """
    some = left.with_row_index("left").select("left", *together, left_on=pl.col("happened_on"))
    others = right.with_row_index("right").select("right", *together, right_on=pl.col("happened_on"))
    both = some.join(others, on=together).with_columns(
        apart=(pl.col("left_on") - pl.col("right_on")).dt.total_days().abs()
    )
    near = both.filter(pl.col("apart") <= most_days)
    only = near.filter(
        (pl.col("apart") == pl.col("apart").min().over("left"))
        & (pl.col("apart") == pl.col("apart").min().over("right"))
    )
    single = only.filter((pl.len().over("left") == 1) & (pl.len().over("right") == 1)).sort("left", "right")
    pairs = single.select("left", "right").with_row_index("matter")
    sides = [
        side.with_row_index(name).join(pairs.select(name, "matter"), on=name).drop(name)
        for side, name in ((left, "left"), (right, "right"))
    ]
    return pl.concat(sides, how="diagonal").sort("matter", "source", "record_key", "fact_key")


def groups(events: pl.DataFrame, together: list[str], most_days: int) -> pl.DataFrame:
    """Return events with `matter`, the number of their group: those alike in `together` that follow within some days.

    A group in which one source tells two different days is left out: nobody can say which is which.
    """
    ordered = events.sort(*together, "happened_on", "source", "record_key", nulls_last=True)
    gap = (pl.col("happened_on") - pl.col("happened_on").shift(1).over(together)).dt.total_days()
    begins = (gap.is_null() | (gap > most_days)).cast(pl.Int64).cum_sum().over(together)
    grouped = ordered.with_columns(matter=begins)
    days = pl.col("happened_on").n_unique().over(*together, "matter", "source", "sender")
    return grouped.filter((days == 1).all().over(*together, "matter"))
