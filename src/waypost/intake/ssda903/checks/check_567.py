"""567: a missing episode ends after it began."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="567",
    table="missing",
    fields=("missing.MIS_START", "missing.MIS_END"),
    message="MIS_END is before MIS_START",
    is_broken=pl.col("MIS_END") < pl.col("MIS_START"),
)
