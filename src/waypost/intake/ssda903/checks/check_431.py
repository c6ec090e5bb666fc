"""431: care does not start on the day an episode ceased."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import previous
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="431",
    table="episodes",
    fields=("episodes.RNE", "episodes.DECOM", "episodes.DEC"),
    message="RNE says that care started, and the episode before had not ceased or ceased on that day",
    is_broken=(pl.col("RNE") == "S") & (pl.col("DECOM") <= previous("DEC")),
)
