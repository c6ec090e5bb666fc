"""Writes release/measures.csv, and nothing else does, and reads it: one released figure a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from waypost.disclosure.gate import check_fields
from waypost.disclosure.released import SEAL, Release, ReleasedFigure

COLUMNS = tuple(field.name for field in fields(ReleasedFigure))
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write(release: Release, path: Path) -> None:
    """Write the release to `path` as UTF-8 CSV, line ends \\n. An empty cell is a figure withheld or not there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    check_fields("release", COLUMNS)
    path.write_bytes(as_csv(release.figures).encode("utf-8"))


def read(path: Path) -> tuple[ReleasedFigure, ...]:
    """Return the figures of a release as it was written: what may be published once may be shown again."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(_figure(row) for row in csv.DictReader(file))


def _figure(row: dict[str, str]) -> ReleasedFigure:
    days = {name: date.fromisoformat(row[name]) for name in ("period_start", "period_end")}
    counts = {name: int(row[name]) if row[name] else None for name in ("numerator", "denominator")}
    numbers = {name: float(row[name]) if row[name] else None for name in ("value", "lower", "upper")}
    told: dict[str, Any] = {**row, **days, **counts, **numbers, "invented": row["invented"] == "true"}
    return ReleasedFigure(**told, seal=SEAL)


def as_csv(figures: Sequence[ReleasedFigure]) -> str:
    """Return figures as CSV text with a header row, in the order given."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    for figure in figures:
        rows.writerow([as_cell(getattr(figure, column)) for column in COLUMNS])
    return text.getvalue()


def as_cell(value: object) -> str:
    """Return a value as a cell that a spreadsheet cannot take for a formula; numbers keep their sign."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(value)
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA_STARTS) else text
