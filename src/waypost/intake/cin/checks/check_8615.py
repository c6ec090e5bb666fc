"""8615: A child protection conference was held, and the section 47 enquiry began later or on no day that is told."""

from __future__ import annotations

import polars as pl

from waypost.intake.cin.official import Check

CHECK = Check(
    number="8615",
    block="section_47",
    fields=(
        "S47ActualStartDate",
        "DateOfInitialCPC",
    ),
    message="a conference was held, and the section 47 enquiry began later or on no day that is told",
    is_broken=(pl.col("DateOfInitialCPC") < pl.col("S47ActualStartDate"))
    | (pl.col("DateOfInitialCPC").is_not_null() & pl.col("S47ActualStartDate").is_null()),
)
