"""Makes waypost.duckdb from a record's Parquet files, so that whoever reads a record need not know who built it."""
# ruff: noqa: S608  (the text is made of our own table names)

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from waypost.journeys.store.steps import IN_DATABASE


def one_file(parts: Sequence[Path], path: Path) -> None:
    """Write several Parquet files of one table as one, in their order."""
    with duckdb.connect(":memory:") as engine:
        engine.execute("SET TimeZone = 'UTC'")
        engine.execute("SET enable_progress_bar = false")
        engine.execute(
            f"COPY (SELECT * FROM read_parquet($parts)) TO {_quoted(path)} (FORMAT parquet, COMPRESSION zstd)",
            {"parts": [str(part) for part in parts]},
        )


def make_database(folder: Path, name: str) -> None:
    """Make the database of a record from the Parquet files in its folder, in place of an older one."""
    database = folder / name
    database.unlink(missing_ok=True)
    with duckdb.connect(str(database)) as engine:
        engine.execute("SET TimeZone = 'UTC'")
        engine.execute("SET enable_progress_bar = false")
        for table in IN_DATABASE:
            engine.execute(
                f"CREATE TABLE {table} AS SELECT * FROM read_parquet($file)", {"file": str(folder / f"{table}.parquet")}
            )


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
