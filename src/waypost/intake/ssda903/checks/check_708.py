"""708: a deprivation of liberty begins after birth."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="708",
    table="dolo",
    fields=("dolo.DOLO_START", "dolo.DOB"),
    message="DOLO_START is no later than the date of birth",
    is_broken=pl.col("DOLO_START") <= pl.col("DOB"),
    first_year="2026/27",
)
