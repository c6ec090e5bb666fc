"""The return as the SSD table ssd_pre_proceedings: its 24 columns in the standard's order, in the standard's words."""

from __future__ import annotations

import polars as pl

from waypost.intake.layouts import layouts_of
from waypost.pipeline.returns.definition import Field, definition

TABLE = "ssd_pre_proceedings"
_DAY = "%d/%m/%Y"  # as the standard's guidance asks
_NOT_IN_COURT = "Not in care proceedings"


def ssd_table(rows: pl.DataFrame, answers: pl.DataFrame) -> pl.DataFrame:
    """Return the table of the rows of one authority, all of it text, sorted by the child's number and the first day."""
    named = {field.name: field for field in definition().of_ssd}
    laid = answers.filter(pl.col("field").is_in(list(named))).pivot("field", index="row", values="value")
    ordered = (
        rows.sort("number", "started_on", "row").select("row").join(laid, on="row", how="left", maintain_order="left")
    )
    of_column = {field.ssd: field for field in named.values()}
    return ordered.select(written(of_column[name]).alias(name) for name in columns())


def columns() -> tuple[str, ...]:
    """Return the table's columns in the standard's order."""
    own = {field.ssd for field in definition().of_ssd}
    return tuple(name for name in layouts_of("ssd")[TABLE].column_names if name in own)


def written(field: Field) -> pl.Expr:
    """Return a field's value in the return's own words; the column bears the field's name."""
    value = pl.col(field.name)
    if field.kind == "day":
        return value.str.to_date("%Y-%m-%d").dt.strftime(_DAY)
    words = {definition().not_in_court: _NOT_IN_COURT, **field.words}
    return value.replace(words)
