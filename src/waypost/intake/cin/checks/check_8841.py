"""8841: The review was held on the first day of the child protection plan, or before."""

from __future__ import annotations

import polars as pl

from waypost.intake.cin.official import Check

CHECK = Check(
    number="8841",
    block="review",
    fields=(
        "CPPreviewDate",
        "CPPstartDate",
    ),
    message="the review was held on the first day of the child protection plan, or before",
    is_broken=pl.col("CPPreviewDate") <= pl.col("child_protection_plan.CPPstartDate"),
)
