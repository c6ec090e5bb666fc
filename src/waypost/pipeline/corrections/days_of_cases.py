"""One day of a case as each source tells it: one that tells several of a case is left out."""

from __future__ import annotations

import polars as pl

_CASE = ["proceedings_id", "source", "sender"]


def one_day_a_source(events: pl.DataFrame, kind: str) -> pl.DataFrame:
    """Return one event a case and source of a kind, where all that the source tells of it is of one day."""
    told = events.filter((pl.col("kind") == kind) & pl.col("proceedings_id").is_not_null())
    days = pl.col("happened_on").n_unique().over(_CASE)
    ordered = told.filter(days == 1).sort(*_CASE, "record_key", "person_key", nulls_last=True)
    one = ordered.unique(_CASE, keep="first", maintain_order=True)
    nobody = pl.lit(None, dtype=pl.String)
    return one.with_columns(person_key=nobody, child_id=nobody)
