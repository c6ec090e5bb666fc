"""381: care does not end in a temporary placement."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import STILL_LOOKED_AFTER, TEMPORARY_PLACEMENTS, told
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="381",
    table="episodes",
    fields=("episodes.PLACE", "episodes.REC"),
    message="care ended in a temporary placement",
    is_broken=pl.col("PLACE").is_in(TEMPORARY_PLACEMENTS)
    & told("REC")
    & (pl.col("REC") != STILL_LOOKED_AFTER).fill_null(True),
)
