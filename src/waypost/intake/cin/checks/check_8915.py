"""8915: The child protection plan began after the death of the child."""

from __future__ import annotations

import polars as pl

from waypost.intake.cin.official import Check

CHECK = Check(
    number="8915",
    block="child_protection_plan",
    fields=(
        "CPPstartDate",
        "PersonDeathDate",
    ),
    message="the child protection plan began after the death of the child",
    is_broken=pl.col("CPPstartDate") > pl.col("child.PersonDeathDate"),
)
