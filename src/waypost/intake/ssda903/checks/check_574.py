"""574: missing episodes do not overlap."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import previous
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="574",
    table="missing",
    fields=("missing.MIS_START", "missing.MIS_END"),
    message="the child's missing episode before this one had not ended when it began",
    is_broken=previous("MIS_START").is_not_null()
    & (previous("MIS_END").is_null() | (pl.col("MIS_START") < previous("MIS_END"))),
)
