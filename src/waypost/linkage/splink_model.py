"""Scoring candidate pairs: Splink on DuckDB, with the trained model. One connection, closed when done."""

from __future__ import annotations

import logging
import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
from splink import DuckDBAPI, Linker

from waypost.linkage.evidence import with_frequencies
from waypost.linkage.model import Model

WORST_WEIGHT_KEPT = -10.0  # bits; a pair below this is not worth anybody's second look


@dataclass(frozen=True, slots=True)
class Resources:
    """What the engine may use."""

    threads: int
    memory_limit: str
    temp_directory: Path | None


def score(evidence: pl.DataFrame, model: Model, resources: Resources) -> pl.DataFrame:
    """Return the pairs worth a look: `left`, `right` (records), `match_weight` (bits), `reason` (words).

    The weight says how much likelier the evidence is for one child than for either a stranger or a brother or sister,
    whichever explains it better. Sorted by left and right.
    """
    if evidence.height < 2:
        return pl.DataFrame(
            schema={"left": pl.Int64, "right": pl.Int64, "match_weight": pl.Float64, "reason": pl.String}
        )
    frame = with_frequencies(evidence, dict(model.usual_frequency), model.weight_of_usual)
    with connection(resources) as engine:
        linker = linker_on(engine, frame, model.settings_for(frame.height))
        scored = linker.inference.predict(threshold_match_weight=WORST_WEIGHT_KEPT, warning_mode="never")
        pairs: pl.DataFrame = engine.sql(_final_sql(scored.physical_name, model)).pl()
    return _with_reasons(pairs, model)


@contextmanager
def connection(resources: Resources) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a DuckDB connection in memory that spills only where it is told to."""
    config: dict[str, Any] = {"threads": resources.threads, "memory_limit": resources.memory_limit}
    if resources.temp_directory is not None:
        config["temp_directory"] = str(resources.temp_directory)
    engine = duckdb.connect(":memory:", config=config)
    try:
        yield engine
    finally:
        engine.close()


def linker_on(engine: duckdb.DuckDBPyConnection, frame: pl.DataFrame, settings: dict[str, Any]) -> Linker:
    """Return Splink's linker over an evidence frame."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    engine.register("evidence_frame", frame.rename({"record": "unique_id"}).to_arrow())
    engine.execute("create or replace table evidence as select * from evidence_frame order by unique_id")
    engine.unregister("evidence_frame")
    table = DuckDBAPI(connection=engine).register("evidence")
    return Linker(table, settings, log_level=None, validate_settings=False)


def _final_sql(scored: str, model: Model) -> str:
    """The weight against a stranger or a sibling, whichever the pair more likely is: the two chances added."""
    own = [f"({-math.log2(model.siblings_per_match)})"]
    for name, levels in model.sibling_weights().items():
        cases = " ".join(f"when {number} then {bits!r}" for number, bits, _ in levels)
        own.append(f"(case gamma_{name} {cases} end)")
    columns = ", ".join(f"gamma_{name}" for name in model.labels())
    return f"""
        with weighed as (
            select unique_id_l as "left", unique_id_r as "right", match_weight as stranger,
                   cast({" + ".join(own)} as double) as sibling, {columns}
            from {scored}
        )
        select "left", "right",
               round(least(stranger, sibling) - log2(1 + pow(2, -abs(stranger - sibling))), 3) as match_weight,
               {columns}
        from weighed
        where least(stranger, sibling) >= {WORST_WEIGHT_KEPT}
        order by "left", "right"
    """  # noqa: S608


def _with_reasons(pairs: pl.DataFrame, model: Model) -> pl.DataFrame:
    words = [
        pl.col(f"gamma_{name}")
        .cast(pl.Int64)
        .replace_strict(
            {number: None if number < 0 else label for number, label in levels.items()}, return_dtype=pl.String
        )
        for name, levels in model.labels().items()
    ]
    return pairs.select(
        pl.col("left", "right").cast(pl.Int64),
        "match_weight",
        pl.concat_str(words, separator="; ", ignore_nulls=True).alias("reason"),
    )
