"""What passes between Python and Spark: Parquet files in one folder that every machine of the cluster sees.

Frames go to Spark, and tables come from it, as files of columns; no row passes through Python.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl

from waypost.journeys.field_marks import field_marks
from waypost.journeys.linked import FRAMES, LinkedRecord, Schema
from waypost.journeys.tables import SCHEMAS

_SQL_TYPES: Mapping[str, str] = {
    "String": "string",
    "Date": "date",
    "Datetime(time_unit='us', time_zone='UTC')": "timestamp",
    "Boolean": "boolean",
    "Int8": "tinyint",
    "Int32": "int",
    "Int64": "bigint",
    "UInt32": "bigint",
    "Float64": "double",
    "List(String)": "array<string>",
}


def hand_over(linked: LinkedRecord, folder: Path) -> dict[str, Path]:
    """Write what the assembly reads of a linked record into a folder: the path of each table, by its name.

    A row's place in `linked_events` is `telling`, a number that tells two alike apart. What was read is left out: it is
    long, and no step of the assembly asks it. Frames that lie on disk are read as they are written, never held.
    """
    folder.mkdir(parents=True)
    frames = {f"linked_{name}": linked.scan(name) for name in FRAMES} | {"known_field_marks": field_marks().lazy()}
    paths = {name: folder / f"{name}.parquet" for name in frames}
    for name, frame in frames.items():
        frame.drop("read", strict=False).with_row_index("telling").sink_parquet(paths[name], compression="snappy")
    return paths


def show(session: Any, name: str, path: Path, kinds: Any) -> None:
    """Let the session ask a Parquet file or folder by a name. To be told the columns' kinds spares Spark a job."""
    session.read.schema(kinds).parquet(str(path)).createOrReplaceTempView(name)


def kinds_of(path: Path) -> str:
    """Return the columns of a Parquet file that Python wrote, as Spark declares them."""
    return ", ".join(f"`{name}` {_SQL_TYPES[str(kind)]}" for name, kind in pl.read_parquet_schema(path).items())


def as_declared(frame: Any, name: str) -> Any:
    """Return a frame of Spark's with the kinds that a table of the record is declared with."""
    kinds = pl.DataFrame(schema=dict(SCHEMAS[name])).schema
    return frame.select(*(frame[column].cast(_SQL_TYPES[str(kind)]) for column, kind in kinds.items()))


def parts_of(folder: Path) -> list[Path]:
    """Return the files that Spark wrote into a folder, in the order of their rows."""
    return sorted(folder.glob("part-*.parquet"))


def read_table(folder: Path, schema: Schema) -> pl.LazyFrame:
    """Return a table that Spark wrote, its rows in order."""
    return pl.scan_parquet(parts_of(folder)).cast(dict(schema))  # type: ignore[arg-type]
