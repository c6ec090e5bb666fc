"""Freshness: the last day that each source and sender told of, and when that reached us."""

from __future__ import annotations

import polars as pl

from waypost.journeys.wording import SOURCE_TITLES
from waypost.pipeline.data_quality.material import Material
from waypost.pipeline.data_quality.said_events import AUTHORITY

EVERYBODY = "all"


def freshness(material: Material) -> pl.DataFrame:
    """Return source, title, place (an authority's code, or all), told_until and received_on; one row a source and
    sender, and one a source.

    `told_until` is the last day on or before the record's own day on which the source says that something happened.
    A source without events has none. Nothing later than the record's day is known.
    """
    seen = material.events.last_told(material.as_of)
    by_sender = seen.filter(pl.col("place_kind") == AUTHORITY).select("source", "place", "told_until")
    whole = seen.group_by("source").agg(pl.col("told_until").max(), place=pl.lit(EVERYBODY))
    told = pl.concat([whole.select(by_sender.columns), by_sender])
    arrived = material.records.with_columns(place=pl.col("sender").fill_null(EVERYBODY))
    received = pl.concat(
        [
            arrived.group_by("source").agg(_received()).with_columns(place=pl.lit(EVERYBODY)),
            arrived.filter(pl.col("sender").is_not_null())
            .group_by("source", "place")
            .agg(_received())
            .select("source", "received_on", "place"),
        ]
    )
    titles = pl.col("source").replace_strict(SOURCE_TITLES, default=pl.col("source"), return_dtype=pl.String)
    return (
        received.join(told, on=["source", "place"], how="left")
        .filter((pl.col("place") == EVERYBODY) | pl.col("place").str.contains(r"^[EW]\d{8}$"))
        .select("source", titles.alias("title"), "place", "told_until", "received_on")
        .sort("source", pl.col("place") != EVERYBODY, "place")
    )


def _received() -> pl.Expr:
    return pl.col("received_at").max().dt.date().alias("received_on")
