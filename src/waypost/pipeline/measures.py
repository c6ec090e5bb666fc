"""Measures as plain values, for doors: their definitions, and the figures that disclosure released."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl

from waypost.foundation.errors import YoursToFix
from waypost.insight.measures.measure import Measure
from waypost.insight.measures.registry import MEASURES
from waypost.insight.measures.waiting import WAITING
from waypost.pipeline.analyses import ANALYSES

LISTED = ("id", "title", "objective", "unit", "direction", "grains", "methods", "source", "owner", "next_review")


class UnknownMeasure(YoursToFix):
    """There is no measure of that id."""


def _plain(measure: Measure) -> dict[str, Any]:
    return measure.as_plain()


def listed() -> list[dict[str, Any]]:
    """Return one row a measure in the shape of `measures list --json`."""
    return [{key: row[key] for key in LISTED} for row in described()]


def waiting() -> list[dict[str, Any]]:
    """Return one row a measure that is defined and waits for its source."""
    return [measure.as_plain() for measure in WAITING]


def described() -> list[dict[str, Any]]:
    """Return every measure, and every analysis beside them, with its whole definition."""
    return [*(_plain(measure) for measure in MEASURES), *(analysis.as_plain() for analysis in ANALYSES)]


def described_one(measure_id: str) -> dict[str, Any]:
    """Return one measure's definition. Raises `UnknownMeasure`."""
    for row in (*described(), *waiting()):
        if row["id"] == measure_id:
            return row
    names = ", ".join(row["id"] for row in described())
    raise UnknownMeasure("there is no measure of that id.", where="measures show", do=f"The measures are: {names}.")


def released(out: Path, measure_id: str | None = None) -> list[dict[str, Any]]:
    """Return the rows of OUT/release/measures.csv, as text, of one measure or all. Raises `UnknownMeasure`."""
    frame = pl.read_csv(out / "release" / "measures.csv", infer_schema=False)
    if measure_id is not None:
        described_one(measure_id)
        frame = frame.filter(pl.col("measure_id") == measure_id)
    return frame.to_dicts()
