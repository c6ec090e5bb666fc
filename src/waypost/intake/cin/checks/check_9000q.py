"""9000Q: No pre-proceedings of the census say when they began."""

from __future__ import annotations

import polars as pl

from waypost.intake.cin.official import Check

CHECK = Check(
    number="9000Q",
    block="census",
    fields=("PPStartDate",),
    message="no pre-proceedings of the census say when they began",
    is_broken=pl.col("modules_begun") == 0,
    severity="query",
    first_year="2026/27",
)
