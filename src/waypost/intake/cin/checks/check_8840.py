"""8840: The child protection plan began and ended on one day."""

from __future__ import annotations

import polars as pl

from waypost.intake.cin.official import Check

CHECK = Check(
    number="8840",
    block="child_protection_plan",
    fields=(
        "CPPstartDate",
        "CPPendDate",
    ),
    message="the child protection plan began and ended on one day",
    is_broken=pl.col("CPPstartDate") == pl.col("CPPendDate"),
)
