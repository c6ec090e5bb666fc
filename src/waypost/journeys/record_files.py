"""The files of a record on disk: whether it is whole for its format, and its tables with what an older one lacks.

A record that lacks more than its format allows was made while Waypost was being built, or was damaged since. It cannot
be mended, only made again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl

from waypost.foundation.errors import YoursToFix
from waypost.journeys.record_format import columns_lacking, read_format, tables_lacking
from waypost.journeys.tables import SCHEMAS


class RecordNotWhole(YoursToFix):
    """The record lacks tables or columns that its format must have."""


def check_is_whole(record: Path, tables: Sequence[str] = tuple(SCHEMAS)) -> None:
    """Raise `RecordNotWhole` unless every table and column that a record of its format has stands in the folder.

    Only the tables named are asked for. A folder without events holds no record at all, as stores say.

    Raises `FormatNotKnown` besides. Reads the heads of the files alone.
    """
    version = read_format(record).version
    if not (record / "events.parquet").is_file():
        return
    held = {name: _columns_of(record / f"{name}.parquet") for name in tables}
    others = [name for name in SCHEMAS if name not in held]
    check_holds({name: columns for name, columns in held.items() if columns is not None}, version, but=others)


def check_holds(held: Mapping[str, Sequence[str]], version: int, *, but: Sequence[str] = ()) -> None:
    """Raise `RecordNotWhole` unless the tables held, by name with their columns, are those of a version.

    Tables named in `but` are not asked for.
    """
    optional = {*but, *tables_lacking(version)}
    tables = [name for name in SCHEMAS if name not in held and name not in optional]
    columns = [
        f"{name}.{column}"
        for name, own in held.items()
        if name in SCHEMAS and name not in but
        for column in SCHEMAS[name]
        if column not in own and column not in columns_lacking(version, name)
    ]
    if tables or columns:
        raise RecordNotWhole(
            f"this record lacks what its format {version} has: {', '.join([*tables, *columns])}. "
            "An earlier Waypost made it, or it was damaged.",
            where="record",
            do="Run `waypost build` again with this Waypost, or restore the build from a backup.",
        )


def scan_table(record: Path, name: str) -> pl.LazyFrame:
    """Return a table of a record, to be read as far as it is needed; columns that its format lacks are null."""
    frame = pl.scan_parquet(record / f"{name}.parquet")
    held = frame.collect_schema()
    lacking = [column for column in columns_lacking(read_format(record).version, name) if column not in held]
    return frame.with_columns(pl.lit(None, SCHEMAS[name][column]).alias(column) for column in lacking)


def _columns_of(path: Path) -> list[str] | None:
    return list(pl.read_parquet_schema(path)) if path.is_file() else None
