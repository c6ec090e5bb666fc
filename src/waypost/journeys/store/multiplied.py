"""Makes the record of a country out of a county's: every child many times over. For benchmarks alone."""
# ruff: noqa: S608  (the text is made of our own table and column names; paths are quoted)

from __future__ import annotations

from pathlib import Path

import duckdb

from waypost.journeys.asked import KEPT_FOR_QUESTIONS
from waypost.journeys.tables import SCHEMAS

NAMES = ("child_id", "proceedings_id", "practitioner", "record_key", "event_id")
"""Columns whose values each copy has of its own."""
_TURNED = """
CREATE TEMP TABLE turned AS
WITH areas AS (
    SELECT area, row_number() OVER (ORDER BY area) - 1 AS place FROM (SELECT DISTINCT area FROM known.proceedings)
    WHERE area IS NOT NULL
)
SELECT one.area, copy.number, other.area AS there
FROM areas AS one CROSS JOIN range({times}) AS copy(number)
JOIN areas AS other ON other.place = (one.place + copy.number) % (SELECT count(*) FROM areas)
"""


def multiply(database: Path, times: int, *, memory_limit: str = "1GiB") -> None:
    """Write so many copies of everyone into a saved record's database, where questions read; other tables stay.

    Each copy has names of its own and stands in another area, the next in the alphabet: areas do not all grow alike,
    and who is alike in every fact is no more often alike than in a country. The files beside the database are left.
    """
    made, spill = database.with_suffix(".many"), database.with_suffix(".spill")
    settings = {"memory_limit": memory_limit, "temp_directory": str(spill)}
    with duckdb.connect(str(made), config=settings) as connection:
        connection.execute("SET enable_progress_bar = false")
        connection.execute(f"ATTACH '{str(database).replace(chr(39), chr(39) * 2)}' AS known (READ_ONLY)")
        connection.execute(_TURNED.format(times=times))
        tables = connection.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = 'known'").fetchall()
        for (table,) in tables:
            query = f"SELECT * FROM known.{table}"
            connection.execute(
                f"CREATE TABLE {table} AS {_copies(table, times) if table in KEPT_FOR_QUESTIONS else query}"
            )
    made.replace(database)


def _copies(table: str, times: int) -> str:
    """Return the query of a table's rows, as often as there are copies."""
    columns = SCHEMAS[table]
    own = [f"one.{name} || '-' || copy.number AS {name}" for name in NAMES if name in columns]
    is_placed = "area" in columns
    told = ", ".join((*own, "turned.there AS area") if is_placed else own)
    turned = " LEFT JOIN turned ON turned.area = one.area AND turned.number = copy.number" if is_placed else ""
    return f"SELECT one.* REPLACE ({told}) FROM known.{table} AS one CROSS JOIN range({times}) AS copy(number){turned}"
