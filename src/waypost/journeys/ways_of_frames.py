"""The table `ways` made in memory from a record's other tables: for records of format 0, which may lack it."""

from __future__ import annotations

from datetime import date

import polars as pl

from waypost.journeys.tables import WAYS
from waypost.journeys.ways import ACTIVITY_CODES, NO_PROCEEDINGS


def ways_of_frames(events: pl.DataFrame, children: pl.DataFrame, pairs: pl.DataFrame, as_of: date) -> pl.DataFrame:
    """Return the table `ways` of a record, from its events, children and children in proceedings, as of its day."""
    in_order = children.select("child_id").sort("child_id").with_row_index("child", offset=1)
    ways = pairs.select("child_id", "proceedings_id").sort("child_id", "proceedings_id").with_row_index("way", offset=1)
    said = events.filter(pl.col("superseded_at").is_null() & (pl.col("happened_on") <= as_of))
    coded = said.join(in_order, on="child_id").join(ways, on=["child_id", "proceedings_id"], how="left")
    activity = pl.col("kind").replace_strict(ACTIVITY_CODES, return_dtype=pl.Int8)
    told = coded.select("child", pl.col("way").fill_null(NO_PROCEEDINGS), activity.alias("activity"), "happened_on")
    return told.cast(dict(WAYS)).unique().sort("child", "happened_on", "activity", "way")  # type: ignore[arg-type]
