"""Times the attribution of every wait beside a scan of the columns it reads: for benchmarks alone."""
# ruff: noqa: S608  (the text is made of our own table names; paths are quoted)

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb

from waypost.journeys.store import waiting_sql

READS = {
    "events": (
        *("child_id", "proceedings_id", "kind", "happened_on", "code", "reason", "owner", "due_on", "flag", "doubt"),
        *("source", "fact_key", "learnt_at", "superseded_at", "event_id"),
    ),
    "children_in_proceedings": (
        *("child_id", "proceedings_id", "law", "application", "track", "area", "authority", "service_area"),
        *("submitted_on", "issued_on", "received_on", "started_on", "joined_on", "first_final_order_on", "closed_on"),
        "is_told_by_court",
    ),
    "pre_proceedings": (
        *("child_id", "decided_on", "letter_sent_on", "meeting_held_on", "ended_on", "outcome", "issued_on"),
    ),
}
"""The tables that attribution reads, and their columns."""


def attribution_beside_scan(
    database: Path, spill: Path, stopwatch: Callable[[], float], *, turns: int = 3, memory_limit: str = "2GiB"
) -> tuple[float, float, int]:
    """Return seconds to attribute every wait of a saved record, seconds to scan what it reads, and how many waits.

    The record is opened to be read only. A scan takes a digest of each value, so that none is passed over. Both take
    the best of a few turns.
    """
    settings = {"memory_limit": memory_limit, "temp_directory": str(spill)}
    with duckdb.connect(":memory:", config=settings) as connection:
        connection.execute(f"ATTACH '{str(database).replace(chr(39), chr(39) * 2)}' AS saved (READ_ONLY)")
        for table in READS:
            connection.execute(f"CREATE VIEW {table} AS SELECT * FROM saved.{table}")
        as_of: date = connection.execute("SELECT as_of FROM saved.told_as_of").fetchall()[0][0]
        scan = min(_timed(lambda: _scan(connection), stopwatch) for _ in range(turns))
        attribution = min(_timed(lambda: _attribute(connection, as_of), stopwatch) for _ in range(turns))
        waits = int(connection.execute("SELECT count(*) FROM waits").fetchall()[0][0])
    return attribution, scan, waits


def _timed(run: Callable[[], None], stopwatch: Callable[[], float]) -> float:
    started = stopwatch()
    run()
    return stopwatch() - started


def _scan(connection: duckdb.DuckDBPyConnection) -> None:
    for table, columns in READS.items():
        digests = ", ".join(f"max(hash({column}))" for column in columns)
        connection.execute(f"SELECT {digests} FROM {table}").fetchall()


def _attribute(connection: duckdb.DuckDBPyConnection, as_of: date) -> None:
    for table in (*waiting_sql.PASSING, "waits", "attributed_days", "waited"):
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    for step in waiting_sql.STEPS:
        connection.execute(step, {"as_of": as_of} if "$as_of" in step else {})
