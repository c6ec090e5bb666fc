"""433: an episode that goes on begins on the day the last ceased."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import IS_FIRST, previous
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="433",
    table="episodes",
    fields=("episodes.RNE", "episodes.DECOM", "episodes.DEC"),
    message="RNE says that care goes on, and the episode before did not cease on that day",
    is_broken=pl.col("RNE").is_in(["P", "L", "T", "U", "B"])
    & ~IS_FIRST
    & (pl.col("DECOM") != previous("DEC")).fill_null(True),
)
