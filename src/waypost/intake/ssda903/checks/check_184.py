"""184: a decision for adoption comes after birth."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="184",
    table="placed_for_adoption",
    fields=("placed_for_adoption.DATE_PLACED", "header.DOB"),
    message="DATE_PLACED is before the child was born",
    is_broken=pl.col("DATE_PLACED") < pl.col("header.DOB"),
)
