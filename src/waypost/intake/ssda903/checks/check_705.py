"""705: deprivations of liberty do not overlap."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import previous
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="705",
    table="dolo",
    fields=("dolo.DOLO_START", "dolo.DOLO_END"),
    message="the child's deprivation of liberty before this one had not ended when it began",
    is_broken=previous("DOLO_START").is_not_null()
    & (previous("DOLO_END").is_null() | (pl.col("DOLO_START") < previous("DOLO_END"))),
    first_year="2026/27",
)
