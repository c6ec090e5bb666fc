"""Which engine holds the record. The only place that names a concrete store."""

from __future__ import annotations

from pathlib import Path

from waypost.foundation.errors import YoursToFix
from waypost.journeys.store.contract import RecordStore
from waypost.journeys.store.duckdb import DATABASE, DuckDBStore
from waypost.journeys.store.memory import MemoryStore
from waypost.pipeline.basis.usable import UsableRecord
from waypost.pipeline.build import Engine
from waypost.wiring.machine import memory_for_engine_mib

MEMORY_LIMIT_OF_A_PASSING_RECORD = "2GiB"
"""What DuckDB may hold of a record that is kept nowhere: it has nowhere to spill."""


class UnknownEngine(YoursToFix):
    """The engine asked for is not one that Waypost has."""


def engine_named(name: str, *, spark_master: str | None = None, spark_memory: str | None = None) -> Engine:
    """Return the engine of that name: `duckdb` (the default), `spark`, or `memory` (the slow, obvious reference).

    `spark_master` and `spark_memory` are for Spark alone; see SparkSettings. Raises `UnknownEngine`, and for Spark what
    is missing to run it.
    """
    if name == "spark":
        # Spark is an optional extra, and nobody else should pay for loading what asks it.
        from waypost.wiring.spark import spark_engine  # noqa: PLC0415

        return spark_engine(spark_master, spark_memory)
    if name == "duckdb":
        return Engine("duckdb", _duckdb_in)
    if name == "memory":
        return Engine("memory", lambda folder: MemoryStore())
    raise UnknownEngine("Waypost has no engine of that name.", where="--engine", do="Use duckdb, spark or memory.")


def _duckdb_in(folder: Path) -> RecordStore:
    """Make the record in its own file at once: what outgrows memory lies there or in the spill folder beside it."""
    (folder / "record").mkdir(mode=0o700)
    most = f"{memory_for_engine_mib()}MiB"
    return DuckDBStore(folder / "record" / DATABASE, temp_directory=folder / "spill", memory_limit=most)


def record_in_memory() -> RecordStore:
    """Return an empty record that is kept nowhere: for measuring invented families many times over."""
    return DuckDBStore(memory_limit=MEMORY_LIMIT_OF_A_PASSING_RECORD, threads=1)


def open_record(usable: UsableRecord) -> RecordStore:
    """Open a record that may be used, for reading."""
    return DuckDBStore.open(usable.record)
