"""The Cafcass extract's own tables out of the record: each row as it was last told."""

from __future__ import annotations

import polars as pl

from waypost.pipeline.basis.usable import UsableRecord

CAFCASS = "cafcass"


def cafcass_table(usable: UsableRecord, name: str, columns: tuple[str, ...]) -> pl.DataFrame:
    """Return a table of the extract: the columns asked for as text, an empty cell null, and `record_key`.

    One row a key: the one learnt last. The record was opened for direct work, and says what of it may be used.
    """
    usable.check_is_for("direct_work")
    whole = pl.Struct(dict.fromkeys(columns, pl.String))
    return (
        pl.scan_parquet(usable.record / "source_records.parquet")
        .filter(pl.col("source") == CAFCASS, pl.col("record_key").str.starts_with(f"{name}/"))
        .sort("learnt_at", nulls_last=False)
        .unique("record_key", keep="last", maintain_order=True)
        .select("record_key", pl.col("read").str.json_decode(dtype=whole).alias("told"))
        .unnest("told")
        .with_columns(pl.col(columns).replace("", None))
        .collect()
    )


def day(column: str) -> pl.Expr:
    """Return a column of days as days."""
    return pl.col(column).str.to_date("%Y-%m-%d", strict=False)
