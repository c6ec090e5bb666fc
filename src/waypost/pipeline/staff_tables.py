"""The staff tables of the Cafcass extract out of a record's own source records: small, and read alone."""

from __future__ import annotations

import polars as pl

from waypost.insight.measures.workforce.staff import FLAGS, NUMBERS, TABLES, Staff
from waypost.journeys.linked import LinkedRecord
from waypost.journeys.record_files import scan_table
from waypost.pipeline.basis.usable import UsableRecord
from waypost.vocabulary.sharing_terms import MEASURES

_CAFCASS, _AREA, _TEAM = "cafcass", "service_area", "team"
_CODE = r"^[A-Za-z0-9]{1,8}([-_.][A-Za-z0-9]{1,8}){0,2}$"
_AFTER_SLASH = chr(ord("/") + 1)


def staff_of(linked: LinkedRecord) -> Staff:
    """Return the staff tables as they were last told by the record's day."""
    return _staff(linked.scan("records"), linked.scan("proceedings"))


def staff_in(usable: UsableRecord) -> Staff:
    """Return the staff tables of a record that was built for measures, or for a purpose that rests on them."""
    usable.check_is_for(MEASURES)
    return _staff(scan_table(usable.record, "source_records"), scan_table(usable.record, "proceedings"))


def _staff(told: pl.LazyFrame, proceedings: pl.LazyFrame) -> Staff:
    """Return the staff tables out of source records.

    Nobody publishes the service areas, so an extract may write anything in their place. An area is taken as one where a
    case of the record lies in it; what else is written there is told as not known, and is released nowhere. A team is
    taken as one where its name is a short code with a figure in it, never a name, and its area is known.
    """
    records = told.filter(pl.col("source") == _CAFCASS)
    areas = proceedings.select(_AREA).unique().collect()[_AREA].drop_nulls().to_list()
    tables = {table: _table(records, table, columns) for table, columns in TABLES.items()}
    return Staff(**{name: _of_known_areas(table, areas) for name, table in tables.items()})


def _of_known_areas(table: pl.DataFrame, areas: list[str]) -> pl.DataFrame:
    if _AREA not in table.columns:
        return table
    known = table.with_columns(pl.when(pl.col(_AREA).is_in(areas)).then(pl.col(_AREA)))
    is_code = pl.col(_TEAM).str.contains(_CODE) & pl.col(_TEAM).str.contains("[0-9]")
    return known.with_columns(pl.when(is_code).then(pl.concat_str(_AREA, pl.lit("/"), _TEAM)).alias(_TEAM))


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
    if column in NUMBERS:
        return text.cast(pl.Float64, strict=False)
    return (
        text.replace_strict({"yes": True, "no": False}, default=None, return_dtype=pl.Boolean)
        if column in FLAGS
        else text
    )
