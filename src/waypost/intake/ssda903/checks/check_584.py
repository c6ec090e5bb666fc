"""584: a new decision comes after the one that was reversed last year."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import REVERSED_LAST_YEAR_ON
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="584",
    table="placed_for_adoption",
    fields=("placed_for_adoption.DATE_PLACED",),
    message="last year's return told a decision as reversed, and DATE_PLACED is not told or is no later",
    is_broken=REVERSED_LAST_YEAR_ON.is_not_null() & (pl.col("DATE_PLACED") <= REVERSED_LAST_YEAR_ON).fill_null(True),
    first_year="2022/23",
)
