"""586: a child goes missing after birth."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="586",
    table="missing",
    fields=("missing.MIS_START", "missing.DOB"),
    message="MIS_START is no later than the date of birth",
    is_broken=pl.col("MIS_START") <= pl.col("DOB"),
)
