"""Which engine holds the record. The only place that names a concrete store."""

from __future__ import annotations

from pathlib import Path

from waypost.foundation.errors import YoursToFix
from waypost.journeys.store.contract import RecordStore
from waypost.journeys.store.duckdb import DuckDBStore
from waypost.journeys.store.memory import MemoryStore
from waypost.pipeline.build import Engine


class UnknownEngine(YoursToFix):
    """The engine asked for is not one that Waypost has."""


def engine_named(name: str) -> Engine:
    """Return the engine of that name: `duckdb` (the default) or `memory` (the slow, obvious reference)."""
    if name == "duckdb":
        return Engine("duckdb", lambda spill: DuckDBStore(temp_directory=spill))
    if name == "memory":
        return Engine("memory", lambda spill: MemoryStore())
    raise UnknownEngine("Waypost has no engine of that name.", where="--engine", do="Use duckdb or memory.")


def open_record(out: Path) -> RecordStore:
    """Open the record of a build for reading."""
    return DuckDBStore.open(out / "record")
