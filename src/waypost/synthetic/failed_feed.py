"""A feed that failed for a week: what changed in it is asked for when the feed is back, and a small share never is.

The week stands in rates/disagreements.yaml, feed_failed. On the morning after it the missed windows are asked for one
by one; each case then comes as it stands, with all that changed in the week.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import polars as pl

from waypost.synthetic.chance import happens
from waypost.synthetic.rates import rates


@dataclass(frozen=True, slots=True)
class Outage:
    """The first and the last day without polls, and the share of changes that nobody asks for afterwards."""

    from_on: date
    to_on: date
    never_seen: float

    @property
    def caught_up_on(self) -> date:
        """The day after, on which the missed windows are asked for."""
        return self.to_on + timedelta(days=1)


def outage_of(feed: str, until: date) -> Outage | None:
    """Return the week in which this feed failed, or None. One that lasts to the end is never caught up with."""
    given: dict[str, Any] = rates("disagreements").table("feed_failed")
    if given["feed"] != feed:
        return None
    to_on = given["from_on"] + timedelta(days=given["days"] - 1)
    return Outage(given["from_on"], to_on, given["never_seen"] if to_on < until else 1.0)


def missed(changes: pl.DataFrame, outage: Outage | None) -> pl.DataFrame:
    """Return the changes (case_id, changed_on) of the days without polls."""
    if outage is None:
        return changes.clear()
    return changes.filter(pl.col("changed_on").is_between(outage.from_on, outage.to_on))


def caught_up(changes: pl.DataFrame, outage: Outage | None, chance: np.random.Generator) -> pl.DataFrame:
    """Return the changes that a poll sees, with `shown_on`, the day whose state it shows, and `caught_up_on` or null.

    Of the days without polls one change a case is left, the last, unless it is never seen.
    """
    known = changes.with_columns(shown_on="changed_on", caught_up_on=pl.lit(None, dtype=pl.Date))
    lost = missed(changes, outage)
    if outage is None or lost.is_empty():
        return known
    seen_again = (
        lost.filter(~pl.Series(happens(chance, outage.never_seen, lost.height)))
        .group_by("case_id", maintain_order=True)
        .agg(pl.col("changed_on").max())
        .with_columns(shown_on=pl.lit(outage.to_on), caught_up_on=pl.lit(outage.caught_up_on))
    )
    in_time = known.filter(~pl.col("changed_on").is_between(outage.from_on, outage.to_on))
    return pl.concat([in_time, seen_again]).sort("case_id", "changed_on")
