"""366: no placement changes within a short break."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="366",
    table="episodes",
    fields=("episodes.LS", "episodes.RNE"),
    message="an episode of a short break (V3) began for a reason other than that care started",
    is_broken=(pl.col("LS") == "V3") & (pl.col("RNE") != "S"),
)
