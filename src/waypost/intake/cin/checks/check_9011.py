"""9011: The outcome of pre-proceedings is none of A, B and C."""

from __future__ import annotations

import polars as pl

from waypost.intake.cin.official import Check

CHECK = Check(
    number="9011",
    block="pre_proceedings",
    fields=("PPOutcome",),
    message="the outcome of pre-proceedings is none of A, B and C",
    is_broken=pl.col("unread.PPOutcome"),
    first_year="2026/27",
)
