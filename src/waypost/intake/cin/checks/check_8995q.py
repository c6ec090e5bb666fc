"""8995Q: No child of the census has pre-proceedings."""

from __future__ import annotations

import polars as pl

from waypost.intake.cin.official import Check

CHECK = Check(
    number="8995Q",
    block="census",
    fields=(),
    message="no child of the census has pre-proceedings",
    is_broken=pl.col("modules") == 0,
    severity="query",
    first_year="2026/27",
)
