"""522: a decision for adoption comes before its reversal."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="522",
    table="placed_for_adoption",
    fields=("placed_for_adoption.DATE_PLACED", "placed_for_adoption.DATE_PLACED_CEASED"),
    message="DATE_PLACED_CEASED is before DATE_PLACED",
    is_broken=pl.col("DATE_PLACED_CEASED") < pl.col("DATE_PLACED"),
)
