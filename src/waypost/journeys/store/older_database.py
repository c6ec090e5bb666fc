"""The database of a record in an older format: views that add, as null, the columns that its format did not have."""
# ruff: noqa: S608  (the text is made of our own table and column names)

from __future__ import annotations

from collections.abc import Mapping

import duckdb
import polars as pl

from waypost.journeys.record_files import check_holds
from waypost.journeys.record_format import columns_lacking
from waypost.journeys.tables import SCHEMAS

_SQL_TYPES: Mapping[object, str] = {pl.String: "VARCHAR", pl.Date: "DATE"}
"""Columns that came later are texts and days, so far."""


def mend(connection: duckdb.DuckDBPyConnection, version: int) -> None:
    """Let a database that was opened be asked as if it were of the present format. Raises `RecordNotWhole`."""
    database = connection.execute("SELECT current_database()").fetchall()[0][0]
    held = _columns_held(connection)
    check_holds(held, version, but=("source_records",))
    for table, own in held.items():
        lacking = [column for column in columns_lacking(version, table) if column not in own]
        if lacking:
            nothing = ", ".join(f"CAST(NULL AS {_SQL_TYPES[SCHEMAS[table][column]]}) AS {column}" for column in lacking)
            # The view takes the table's place, so that the table must be named in full.
            connection.execute(f'CREATE TEMP VIEW {table} AS SELECT *, {nothing} FROM "{database}".main.{table}')


def _columns_held(connection: duckdb.DuckDBPyConnection) -> Mapping[str, list[str]]:
    held: dict[str, list[str]] = {}
    rows = connection.execute(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal "
        "AND database_name = current_database() ORDER BY table_name, column_index"
    ).fetchall()
    for table, column in rows:
        held.setdefault(table, []).append(column)
    return held
