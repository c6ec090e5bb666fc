"""9006: The letter before proceedings went out outside the census year, or before pre-proceedings began."""

from __future__ import annotations

import polars as pl

from waypost.intake.cin.facts import is_outside_year
from waypost.intake.cin.official import Check

CHECK = Check(
    number="9006",
    block="pre_proceedings",
    fields=(
        "LBPSentDate",
        "PPStartDate",
    ),
    message="the letter before proceedings went out outside the census year, or before pre-proceedings began",
    is_broken=is_outside_year("LBPSentDate") | (pl.col("LBPSentDate") < pl.col("PPStartDate")),
    first_year="2026/27",
)
