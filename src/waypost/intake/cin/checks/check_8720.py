"""8720: When the child protection plan began is not told, or lies after the census year."""

from __future__ import annotations

import polars as pl

from waypost.intake.cin.facts import ENDS_ON
from waypost.intake.cin.official import Check

CHECK = Check(
    number="8720",
    block="child_protection_plan",
    fields=("CPPstartDate",),
    message="when the child protection plan began is not told, or lies after the census year",
    is_broken=pl.col("CPPstartDate").is_null() | (pl.col("CPPstartDate") > ENDS_ON),
)
