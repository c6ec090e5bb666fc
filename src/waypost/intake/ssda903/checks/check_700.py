"""700: the day on which a deprivation of liberty began is a date."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="700",
    table="dolo",
    fields=("dolo.DOLO_START",),
    message="DOLO_START is empty or no date",
    is_broken=pl.col("DOLO_START").is_null(),
    first_year="2026/27",
)
