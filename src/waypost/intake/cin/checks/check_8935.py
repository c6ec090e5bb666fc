"""8935: The child has several open child protection plans."""

from __future__ import annotations

import polars as pl

from waypost.intake.cin.official import Check

CHECK = Check(
    number="8935",
    block="child_protection_plan",
    fields=("CPPendDate",),
    message="the child has several open child protection plans",
    is_broken=pl.col("CPPendDate").is_null() & (pl.col("CPPendDate").is_null().sum().over("child_row") > 1),
)
