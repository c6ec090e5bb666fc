"""What Waypost's own readers find in a folder of invented files, beside what the truth says that they must find."""

from __future__ import annotations

import importlib
from collections import Counter
from pathlib import Path

import orjson
import polars as pl

from waypost.intake.contract import Reading
from waypost.intake.files import Discovered

FACT = ["source", "sender", "person_key", "kind", "happened_on", "code", "reason"]
SOURCES = ("hmcts_public_law", "hmcts_private_law", "cafcass", "ssd", "ssda903", "cin")


def read(discovered: Discovered, source: str) -> Reading:
    """Read one source of a folder."""
    reader = importlib.import_module(f"waypost.intake.{source}.read")
    reading: Reading = reader.read([file for file in discovered.files if file.source == source])
    return reading


def found(reading: Reading, folder: Path) -> Counter[tuple[object, ...]]:
    """Return every fact of the latest statements. A past hearing with no other word counts as held."""
    record = ["source", "sender", "record_key"]
    last = reading.records.group_by(record).agg(latest=pl.col("learnt_at").max())
    latest = reading.events.join(last, on=record, nulls_equal=True)
    until = orjson.loads((folder / "manifest.json").read_bytes())["until"]
    is_past = (pl.col("kind") == "hearing_listed") & (pl.col("happened_on") < pl.lit(until).str.to_date())
    facts = (
        latest.filter(pl.col("learnt_at") == pl.col("latest"))
        .with_columns(kind=pl.when(is_past).then(pl.lit("hearing_held")).otherwise("kind"))
        .select(FACT)
    )
    return Counter(facts.rows())


def expected(source: str, folder: Path) -> Counter[tuple[object, ...]]:
    """Return every fact of a source that the truth says a faithful reader finds."""
    truth = pl.read_parquet(folder / "truth" / "events.parquet").filter(pl.col("source") == source)
    return Counter(truth.select(FACT).rows())
