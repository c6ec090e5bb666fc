"""380: care does not start in a temporary placement."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import TEMPORARY_PLACEMENTS
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="380",
    table="episodes",
    fields=("episodes.PLACE", "episodes.RNE"),
    message="a temporary placement began for a reason other than a change of placement",
    is_broken=pl.col("PLACE").is_in(TEMPORARY_PLACEMENTS) & ~pl.col("RNE").is_in(["P", "B"]).fill_null(False),
)
