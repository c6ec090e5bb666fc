"""702: a deprivation of liberty ends after it began."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="702",
    table="dolo",
    fields=("dolo.DOLO_START", "dolo.DOLO_END"),
    message="DOLO_END is no later than DOLO_START",
    is_broken=pl.col("DOLO_END") <= pl.col("DOLO_START"),
    first_year="2026/27",
)
