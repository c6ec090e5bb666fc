"""When a feed is polled: which of a case's changes it is asked after, and the window of the poll that sees each.

A feed gives a case as it stands. Most cases are told once, as they stand after their last change; a share is told
several times over its life, each time as it stood then. A poll asks for fifteen minutes and comes as they end, save
where the feed had failed: then it comes on the morning after.
"""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl

from waypost.synthetic.failed_feed import Outage, caught_up
from waypost.synthetic.rates import rates

LONDON = "Europe/London"
_OPENS_MINUTE, _CLOSES_MINUTE = 9 * 60, 17 * 60
_CATCHES_UP_AT_HOUR, _SECONDS_A_WINDOW = 4, 5


def changes_until(frames: list[pl.DataFrame], until: date) -> pl.DataFrame:
    """Return case_id and changed_on, distinct and sorted, from frames whose other columns are all days of change."""
    days = [frame.select("case_id", changed_on=name) for frame in frames for name in frame.columns if name != "case_id"]
    return pl.concat(days).filter(pl.col("changed_on") <= until).unique().sort("case_id", "changed_on")


def choose_polls(
    changes: pl.DataFrame,
    chance: np.random.Generator,
    *,
    zone: str,
    outage: Outage | None = None,
    several: float | None = None,
) -> pl.DataFrame:
    """Return the polls that see each case.

    Columns: case_id, shown_on, changed_at, window_start, window_end, polled_at, is_last; sorted by polled_at, case_id.
    `changes` as from `changes_until`. `zone` is the clock that the feed's windows keep: London's for public law, UTC
    for private. `several` is the share of cases that are told several times. The windows are days and hours without a
    zone, changed_at and polled_at instants of UTC. A case whose every change lies in an outage and is never seen has no
    poll.
    """
    known = rates("feeds")
    seen = caught_up(changes, outage, chance)
    asked = seen.with_columns(
        is_last=pl.col("changed_on") == pl.col("changed_on").max().over("case_id"),
        is_first=pl.col("changed_on") == pl.col("changed_on").min().over("case_id"),
        draw=pl.Series(chance.random(seen.height)),
        minute=pl.Series(chance.integers(_OPENS_MINUTE, _CLOSES_MINUTE, seen.height)),
        millisecond=pl.Series(chance.integers(0, 60_000, seen.height)),
        often=pl.Series(chance.random(seen.height)),
    )
    most, share = int(known.number("most_polls")), several or known.number("cases_polled_several_times")
    polls = 2 + (pl.col("often").first().over("case_id") / share * (most - 1))
    order = pl.when("is_last").then(-2.0).when("is_first").then(-1.0).otherwise("draw").rank("ordinal").over("case_id")
    is_often = pl.col("often").first().over("case_id") < share
    kept = asked.filter(pl.col("is_last") | (is_often & (order <= polls.cast(pl.Int64))))
    return _windowed(kept, zone, int(known.number("poll_window_minutes")), outage)


def _windowed(asked: pl.DataFrame, zone: str, minutes: int, outage: Outage | None) -> pl.DataFrame:
    local = pl.col("changed_on").cast(pl.Datetime("us")) + pl.duration(minutes="minute", milliseconds="millisecond")
    changed_at = local.dt.replace_time_zone(LONDON).dt.convert_time_zone("UTC")
    start = pl.col("changed_at").dt.convert_time_zone(zone).dt.replace_time_zone(None).dt.truncate(f"{minutes}m")
    in_time = pl.col("window_end").dt.replace_time_zone(zone).dt.convert_time_zone("UTC")
    morning_after = pl.col("caught_up_on").cast(pl.Datetime("us")) + pl.duration(hours=_CATCHES_UP_AT_HOUR)
    missed_for = pl.col("window_start") - pl.lit(outage.from_on if outage else None, dtype=pl.Date)
    seconds = _SECONDS_A_WINDOW * (missed_for.dt.total_minutes() // minutes)
    late = (morning_after + pl.duration(seconds=seconds)).dt.replace_time_zone("UTC")
    return (
        asked.with_columns(changed_at=changed_at)
        .with_columns(window_start=start, window_end=start + pl.duration(minutes=minutes))
        .select(
            "case_id",
            "shown_on",
            "changed_at",
            "window_start",
            "window_end",
            "is_last",
            polled_at=pl.coalesce(late, in_time),
        )
        .sort("polled_at", "case_id")
    )


def told_until(polls: pl.DataFrame) -> pl.DataFrame:
    """Return case_id and told_until: the day whose state the last poll of each case shows."""
    return polls.filter("is_last").select("case_id", told_until="shown_on")
