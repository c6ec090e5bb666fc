"""118: a decision is reversed in the year, while the child is looked after."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import CARE_BUT_RESPITE_FIRST_ON, YEAR_START
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="118",
    table="placed_for_adoption",
    fields=("placed_for_adoption.DATE_PLACED_CEASED", "episodes.DECOM", "episodes.LS"),
    message="the decision was reversed before the collection year or before care began",
    is_broken=(pl.col("DATE_PLACED_CEASED") < YEAR_START) | (pl.col("DATE_PLACED_CEASED") < CARE_BUT_RESPITE_FIRST_ON),
)
