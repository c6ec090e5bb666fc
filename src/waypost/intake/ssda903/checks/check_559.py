"""559: a decision of an earlier year was told then."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import IS_DECIDED_LAST_YEAR, YEAR_START
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="559",
    table="placed_for_adoption",
    fields=("placed_for_adoption.DATE_PLACED",),
    message="DATE_PLACED is before the collection year, and last year's return told no decision",
    is_broken=(pl.col("DATE_PLACED") < YEAR_START) & ~IS_DECIDED_LAST_YEAR,
)
