"""The staff tables of the Cafcass extract out of a record's own source records: small, and read alone."""

from __future__ import annotations

import polars as pl

from waypost.insight.measures.workforce.staff import FLAGS, TABLES, Staff
from waypost.journeys.linked import LinkedRecord

_CAFCASS, _AREA = "cafcass", "service_area"
_AFTER_SLASH = chr(ord("/") + 1)


def staff_of(linked: LinkedRecord) -> Staff:
    """Return the staff tables as they were last told by the record's day.

    Nobody publishes the service areas, so an extract may write anything in their place. An area is taken as one where a
    case of the record lies in it; what else is written there is told as not known, and is released nowhere.
    """
    records = linked.scan("records").filter(pl.col("source") == _CAFCASS)
    areas = linked.scan("proceedings").select(_AREA).unique().collect()[_AREA].drop_nulls().to_list()
    tables = {table: _table(records, table, columns) for table, columns in TABLES.items()}
    return Staff(**{name: _of_known_areas(table, areas) for name, table in tables.items()})


def _of_known_areas(table: pl.DataFrame, areas: list[str]) -> pl.DataFrame:
    if _AREA not in table.columns:
        return table
    return table.with_columns(pl.when(pl.col(_AREA).is_in(areas)).then(pl.col(_AREA)))


def _table(records: pl.LazyFrame, name: str, columns: tuple[str, ...]) -> pl.DataFrame:
    # By bounds, not by a prefix: parts of the file in which no such key can lie are not read.
    own = records.filter(pl.col("record_key") >= f"{name}/", pl.col("record_key") < f"{name}{_AFTER_SLASH}")
    told = (
        own.select("record_key", "learnt_at", "read")
        .collect()
        .sort("learnt_at", nulls_last=False)
        .unique("record_key", keep="last", maintain_order=True)
        .select(pl.col("read").str.json_decode(dtype=pl.Struct(dict.fromkeys(columns, pl.String))).alias("told"))
        .unnest("told")
    )
    return told.select(_typed(column) for column in columns)


def _typed(column: str) -> pl.Expr:
    text = pl.col(column).replace("", None)
    if column.endswith("_on"):
        return text.str.to_date("%Y-%m-%d", strict=False)
    return (
        text.replace_strict({"yes": True, "no": False}, default=None, return_dtype=pl.Boolean)
        if column in FLAGS
        else text
    )
