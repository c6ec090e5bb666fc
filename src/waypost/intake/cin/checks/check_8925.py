"""8925: The child protection plan ended before it began."""

from __future__ import annotations

import polars as pl

from waypost.intake.cin.official import Check

CHECK = Check(
    number="8925",
    block="child_protection_plan",
    fields=(
        "CPPstartDate",
        "CPPendDate",
    ),
    message="the child protection plan ended before it began",
    is_broken=pl.col("CPPendDate") < pl.col("CPPstartDate"),
)
