"""Statements of one fact by several sources: what contradictions are made of."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from waypost.intake.contract import INSTANT
from waypost.pipeline.corrections.definition import agency_of, kinds

STATEMENTS: Mapping[str, pl.DataType | type[pl.DataType]] = {
    "kind": pl.String,
    "matter": pl.String,  # what the statements are about, such as the birth date of one child; the same for all of them
    "agency": pl.String,  # court, cafcass, or an authority's GSS code: statements of one agency count as one voice
    "source": pl.String,
    "sender": pl.String,
    "record_key": pl.String,
    "person_key": pl.String,  # the owner's own key of the child, where the record is not the child's alone
    "child": pl.String,  # what the owner calls the child: its own key, or where the child stands in the record
    "child_id": pl.String,
    "file": pl.String,
    "position": pl.String,
    "learnt_at": INSTANT,
    "field": pl.String,  # the owner's own name of the field
    "value": pl.String,  # as all of them are compared; days ISO 8601
}
"""One row what one source says of one matter."""


def lay(frame: pl.DataFrame, kind: str, **columns: pl.Expr) -> pl.DataFrame:
    """Return statements of a kind. What is neither in `frame` nor among `columns` is null; agency and field follow."""
    fields = dict(kinds()[kind].fields)
    source = pl.col("source")
    agencies = {name: agency_of(name) for name in frame["source"].unique()}
    agency = source.replace_strict(agencies, default=None, return_dtype=pl.String)
    own = pl.when(agency == "authority").then(pl.coalesce("sender", agency)).otherwise(agency)
    field = source.replace_strict(fields, default=None, return_dtype=pl.String)
    called = (
        {} if "child" in frame.columns else {"child": pl.col("person_key")} if "person_key" in frame.columns else {}
    )
    made = frame.with_columns(**{"kind": pl.lit(kind), "agency": own, "field": field, **called, **columns})
    return made.select(
        (pl.col(name) if name in made.columns else pl.lit(None)).cast(kind_).alias(name)
        for name, kind_ in STATEMENTS.items()
    ).unique(maintain_order=True)


def contradicted(statements: pl.DataFrame) -> pl.DataFrame:
    """Return the statements of the matters of which two agencies, or two returns of one, say different things."""
    values = pl.col("value").n_unique().over("kind", "matter")
    voices = pl.struct("source", "sender").n_unique().over("kind", "matter")
    return statements.drop_nulls("value").filter((values > 1) & (voices > 1))
