"""From clusters to children: an identifier that stays, and the best values by a stated rule."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import polars as pl

from waypost.foundation.identifiers import child_identifier
from waypost.linkage.sources import PERSON, source_rank
from waypost.vocabulary.ethnicity import NOT_KNOWN

VALUES = ("born_on", "sex", "ethnicity")


def anchored(children: pl.DataFrame, member_of: Sequence[int] | npt.NDArray[np.int64]) -> pl.DataFrame:
    """Add `cluster`, `anchor` and `child_id` to one row a child record (statements.Collapsed.children).

    The anchor is the record of the cluster learnt first; unknown comes last; ties go by the declared order of sources,
    then sender and key. What is learnt later joins a child and does not rename them.
    """
    frame = children.with_columns(pl.Series("cluster", member_of, dtype=pl.Int64))
    first = (
        frame.sort("cluster", "first_learnt_at", source_rank(), "sender", "person_key", nulls_last=True)
        .group_by("cluster", maintain_order=True)
        .agg(
            pl.concat_str("source", pl.lit("/"), pl.col("sender").fill_null(""), pl.lit("/"), "person_key")
            .first()
            .alias("anchor")
        )
    )
    identifiers = pl.Series("child_id", [child_identifier(anchor) for anchor in first["anchor"]], dtype=pl.String)
    return frame.join(first.with_columns(identifiers), on="cluster").sort("record")


def best_values(frame: pl.DataFrame, confirmed: pl.Series) -> pl.DataFrame:
    """Return one row a child: child_id, identity, born_on, sex, ethnicity, anchor; sorted by child_id.

    A value is the one that most of the child's records give; ties go by the declared order of sources, then to the
    record learnt first. `refused` and `not_yet_obtained` stand only where no record names a group. `confirmed` lists
    the clusters of several records that official keys alone join; every other child, one record included, is
    statistical: nobody and no shared reference has said that no other record is theirs.
    """
    chosen = frame.select("cluster", "child_id", "anchor").unique()
    for value in VALUES:
        chosen = chosen.join(_most_given(frame, value), on="cluster", how="left")
    is_confirmed = pl.col("cluster").is_in(confirmed.to_list())
    return chosen.select(
        "child_id",
        pl.when(is_confirmed).then(pl.lit("confirmed")).otherwise(pl.lit("statistical")).alias("identity"),
        *VALUES,
        "anchor",
    ).sort("child_id")


def _most_given(frame: pl.DataFrame, value: str) -> pl.DataFrame:
    gap = pl.col(value).is_in(NOT_KNOWN) if value == "ethnicity" else pl.lit(False)
    return (
        frame.filter(pl.col(value).is_not_null())
        .with_columns(gap.alias("is_gap"), source_rank().alias("rank"))
        .group_by("cluster", value, "is_gap")
        .agg(pl.len().alias("given"), pl.col("rank").min(), pl.col("first_learnt_at").min(), pl.col("record").min())
        .sort(
            "cluster", "is_gap", -pl.col("given").cast(pl.Int64), "rank", "first_learnt_at", "record", nulls_last=True
        )
        .unique("cluster", keep="first", maintain_order=True)
        .select("cluster", value)
    )


def identities(frame: pl.DataFrame) -> pl.DataFrame:
    """Return source, sender, person_key, child_id: one row a child key, sorted."""
    return frame.select(*PERSON, "child_id").sort(*PERSON, nulls_last=True)
