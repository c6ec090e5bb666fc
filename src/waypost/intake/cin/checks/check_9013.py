"""9013: The letter to initiate care proceedings went out before the application to the court."""

from __future__ import annotations

import polars as pl

from waypost.intake.cin.official import Check

CHECK = Check(
    number="9013",
    block="pre_proceedings",
    fields=(
        "LetterInitCPDate",
        "CourtAppDate",
    ),
    message="the letter to initiate care proceedings went out before the application to the court",
    is_broken=pl.col("LetterInitCPDate") < pl.col("CourtAppDate"),
    first_year="2026/27",
)
