"""Links by keys that two records share and an office gave: the authority's child id, the unique pupil number."""

from __future__ import annotations

import polars as pl

from waypost.linkage.sources import ONE_KEY_A_CHILD

NO_NUMBER = r"^UN\d+$"  # the census codes for "no UPN, and why" stand where a UPN would
SAME_AUTHORITY_ID = "the same authority's child id"
SAME_UPN = "the same unique pupil number"


def explicit_links(children: pl.DataFrame) -> pl.DataFrame:
    """Return `left`, `right` (records, left before right) and `reason` for child records that share a key.

    A key that one sender gives to two of its own children is nobody's key, and joins nothing.
    """
    by_id = children.select(
        "record", "source", "sender", pl.concat_str("sender", pl.lit("/"), "authority_child_id").alias("key")
    )
    by_upn = children.select(
        "record", "source", "sender", pl.when(~pl.col("upn").str.contains(NO_NUMBER)).then("upn").alias("key")
    )
    return pl.concat([_links(by_id, SAME_AUTHORITY_ID), _links(by_upn, SAME_UPN)])


def _links(keys: pl.DataFrame, reason: str) -> pl.DataFrame:
    held = keys.drop_nulls("key")
    twice = (
        held.filter(pl.col("source").is_in(ONE_KEY_A_CHILD))
        .group_by("source", "sender", "key")
        .len()
        .filter(pl.col("len") > 1)
        .select("key")
        .unique()
    )
    return (
        held.join(twice, on="key", how="anti")
        .with_columns(pl.col("record").min().over("key").alias("left"))
        .filter(pl.col("left") != pl.col("record"))
        .select("left", pl.col("record").alias("right"), pl.lit(reason).alias("reason"))
        .sort("left", "right")
    )
