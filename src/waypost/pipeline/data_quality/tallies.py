"""Tallies: of how many records, how many tell; by place and month, with England and the whole window beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import polars as pl

from waypost.pipeline.data_quality.material import ENGLAND

WHOLE = "all"
"""The month of a figure that is about the whole window."""
PLACES = ("place_kind", "place", "month")


def first_month(as_of: date, months: int) -> date:
    """Return the first day of a window of so many months, the last of them the month of `as_of`."""
    last = as_of.year * 12 + as_of.month - 1 - (months - 1)
    return date(last // 12, last % 12 + 1, 1)


def in_window(frame: pl.DataFrame, day: str, as_of: date, months: int) -> pl.DataFrame:
    """Return the rows whose `day` lies in the window, each with its `month` as 2027-03."""
    first = first_month(as_of, months)
    number = pl.col(day).dt.year().cast(pl.Int32) * 12 + pl.col(day).dt.month() - 1
    start = first.year * 12 + first.month - 1
    names = {one: f"{one // 12}-{one % 12 + 1:02d}" for one in range(start, start + months)}
    chosen = frame.filter(pl.col(day).is_between(first, as_of))
    return chosen.with_columns(month=number.replace_strict(names, return_dtype=pl.String))


def tally(frame: pl.DataFrame, by: Sequence[str]) -> pl.DataFrame:
    """Return numerator and denominator of `is_told` by some columns, place and month, and every whole of both."""
    keys = [*by, *PLACES]
    finest = frame.group_by(keys).agg(numerator=pl.col("is_told").sum(), denominator=pl.len())
    sums = [pl.col(name).sum().cast(pl.Int64) for name in ("numerator", "denominator")]
    return pl.concat(part.group_by(keys).agg(sums) for part in with_wholes(finest)).sort(keys)


def every_whole(frame: pl.DataFrame, by: Sequence[str], aggregates: Iterable[pl.Expr]) -> pl.DataFrame:
    """Return aggregates by some columns, place and month, and of every whole: for what does not add up, as medians."""
    keys, kept = [*by, *PLACES], list(aggregates)
    return pl.concat(part.group_by(keys).agg(kept) for part in with_wholes(frame)).sort(keys)


def with_wholes(frame: pl.DataFrame) -> list[pl.DataFrame]:
    """Return a frame as it is, with its places made England, with its months made the window, and with both."""
    england = {"place_kind": pl.lit(ENGLAND), "place": pl.lit(ENGLAND)}
    window = {"month": pl.lit(WHOLE)}
    return [frame, *(frame.with_columns(**whole) for whole in (england, window, {**england, **window}))]
