"""1003: a decision for adoption comes after care began."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import CARE_FIRST_STARTED_ON
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="1003",
    table="placed_for_adoption",
    fields=("placed_for_adoption.DATE_PLACED", "episodes.DECOM", "episodes.RNE"),
    message="DATE_PLACED is before the child first started to be looked after",
    is_broken=pl.col("DATE_PLACED") < CARE_FIRST_STARTED_ON,
)
