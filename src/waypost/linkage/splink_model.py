"""Splink's linker over evidence: what trains the model, and what our own scoring must agree with."""

from __future__ import annotations

import logging
from typing import Any

import duckdb
import polars as pl
from splink import DuckDBAPI, Linker


def linker_on(engine: duckdb.DuckDBPyConnection, frame: pl.DataFrame, settings: dict[str, Any]) -> Linker:
    """Return Splink's linker over an evidence frame."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    engine.register("evidence_frame", frame.rename({"record": "unique_id"}).to_arrow())
    engine.execute("create or replace table evidence as select * from evidence_frame order by unique_id")
    engine.unregister("evidence_frame")
    table = DuckDBAPI(connection=engine).register("evidence")
    return Linker(table, settings, log_level=None, validate_settings=False)
