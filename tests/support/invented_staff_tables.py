"""Staff tables of a few invented practitioners, for tests of measures of people."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from waypost.insight.measures.workforce.staff import TABLES, Staff, empty

AS_OF = date(2026, 3, 31)


def staff(**tables: list[dict[str, Any]]) -> Staff:
    """Return staff tables with the rows given; what a row leaves out is null, and a post is an adviser's in A1."""
    frames = {}
    for table, rows in tables.items():
        usual = {"role": "family_court_adviser", "service_area": "A1"} if table in ("workforce", "vacancies") else {}
        whole = [dict.fromkeys(TABLES[table]) | usual | row for row in rows]
        frames[table] = pl.DataFrame(whole, schema=empty(table).schema)
    return Staff(**frames)


def post(
    practitioner: str, started: date = date(2020, 1, 1), ended: date | None = None, **other: Any
) -> dict[str, Any]:
    """Return one row of the workforce."""
    return {"practitioner_id": practitioner, "started_on": started, "ended_on": ended, **other}


def told(figures: Any, method: str) -> dict[str, tuple[int | None, int | None, float]]:
    """Return numerator, denominator and value of a method by area."""
    return {one.area: (one.numerator, one.denominator, round(one.value, 2)) for one in figures if one.method == method}
