"""Candidates: what one source, or a derivation, would put into one field of one row, and where that stands."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

CANDIDATES: Mapping[str, type[pl.DataType]] = {
    "row": pl.String,  # the row of the return
    "value": pl.String,  # days ISO 8601, answers Y and N, options by their code; null says only why it is blank
    "told_as": pl.String,  # a name in the field's order of trust
    "source": pl.String,  # whose statement it is, or rests on
    "file": pl.String,
    "position": pl.String,
    "note": pl.String,  # what a person should know of it
}
"""The columns of what a field's rule returns."""


def lay(frame: pl.DataFrame, *, told_as: str | None = None, note: str | pl.Expr | None = None) -> pl.DataFrame:
    """Return candidates from rows that have row, value, source, file and position.

    `told_as` is the source's own name where it is None.
    """
    told = pl.col("source") if told_as is None else pl.lit(told_as)
    said = note if isinstance(note, pl.Expr) else pl.lit(note, dtype=pl.String)
    made = frame.with_columns(told_as=told, note=said)
    return made.select(
        (pl.col(name) if name in made.columns else pl.lit(None)).cast(kind).alias(name)
        for name, kind in CANDIDATES.items()
    )


def together(*parts: pl.DataFrame) -> pl.DataFrame:
    """Return candidates one below the other."""
    return pl.concat([pl.DataFrame(schema=dict(CANDIDATES)), *parts])
