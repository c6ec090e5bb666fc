"""432: after care ended, an episode says that it started again."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import STILL_LOOKED_AFTER, previous
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="432",
    table="episodes",
    fields=("episodes.RNE", "episodes.REC"),
    message="care ended with the episode before, and RNE does not say that it started again",
    is_broken=previous("REC").is_not_null()
    & (previous("REC") != STILL_LOOKED_AFTER)
    & (pl.col("RNE") != "S").fill_null(True),
)
