"""8920: The child protection plan ended after the death of the child."""

from __future__ import annotations

import polars as pl

from waypost.intake.cin.official import Check

CHECK = Check(
    number="8920",
    block="child_protection_plan",
    fields=(
        "CPPendDate",
        "PersonDeathDate",
    ),
    message="the child protection plan ended after the death of the child",
    is_broken=pl.col("CPPendDate") > pl.col("child.PersonDeathDate"),
)
