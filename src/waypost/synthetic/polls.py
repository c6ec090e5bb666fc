"""When a feed is polled: which of a case's changes it is asked after, and the window of the poll that sees each.

A feed gives a case as it stands. Most cases are told once, as they stand after their last change; a share is told
several times over its life, each time as it stood then. A poll asks for fifteen minutes and comes as they end.
"""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl

from waypost.synthetic.rates import rates

LONDON = "Europe/London"
_OPENS_MINUTE, _CLOSES_MINUTE = 9 * 60, 17 * 60


def changes_until(frames: list[pl.DataFrame], until: date) -> pl.DataFrame:
    """Return case_id and changed_on, distinct and sorted, from frames whose other columns are all days of change."""
    days = [frame.select("case_id", changed_on=name) for frame in frames for name in frame.columns if name != "case_id"]
    return pl.concat(days).filter(pl.col("changed_on") <= until).unique().sort("case_id", "changed_on")


def choose_polls(changes: pl.DataFrame, chance: np.random.Generator, *, zone: str) -> pl.DataFrame:
    """Return the polls that see each case.

    Columns: case_id, shown_on, changed_at, window_start, window_end, polled_at, is_last; sorted by polled_at, case_id.
    `changes` as from `changes_until`. `zone` is the clock that the feed's windows keep: London's for public law, UTC
    for private. The windows are days and hours without a zone, changed_at and polled_at instants of UTC.
    """
    known = rates("feeds")
    asked = changes.with_columns(
        is_last=pl.col("changed_on") == pl.col("changed_on").max().over("case_id"),
        is_first=pl.col("changed_on") == pl.col("changed_on").min().over("case_id"),
        draw=pl.Series(chance.random(changes.height)),
        minute=pl.Series(chance.integers(_OPENS_MINUTE, _CLOSES_MINUTE, changes.height)),
        millisecond=pl.Series(chance.integers(0, 60_000, changes.height)),
        often=pl.Series(chance.random(changes.height)),
    )
    most = int(known.number("most_polls"))
    polls = 2 + (pl.col("often").first().over("case_id") / known.number("cases_polled_several_times") * (most - 1))
    order = pl.when("is_last").then(-2.0).when("is_first").then(-1.0).otherwise("draw").rank("ordinal").over("case_id")
    is_often = pl.col("often").first().over("case_id") < known.number("cases_polled_several_times")
    kept = asked.filter(pl.col("is_last") | (is_often & (order <= polls.cast(pl.Int64))))
    return _windowed(kept, zone, int(known.number("poll_window_minutes")))


def _windowed(asked: pl.DataFrame, zone: str, minutes: int) -> pl.DataFrame:
    local = pl.col("changed_on").cast(pl.Datetime("us")) + pl.duration(minutes="minute", milliseconds="millisecond")
    changed_at = local.dt.replace_time_zone(LONDON).dt.convert_time_zone("UTC")
    start = pl.col("changed_at").dt.convert_time_zone(zone).dt.replace_time_zone(None).dt.truncate(f"{minutes}m")
    return (
        asked.with_columns(changed_at=changed_at)
        .with_columns(window_start=start, window_end=start + pl.duration(minutes=minutes))
        .select(
            "case_id",
            "changed_at",
            "window_start",
            "window_end",
            "is_last",
            shown_on="changed_on",
            polled_at=pl.col("window_end").dt.replace_time_zone(zone).dt.convert_time_zone("UTC"),
        )
        .sort("polled_at", "case_id")
    )
