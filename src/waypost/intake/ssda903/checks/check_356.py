"""356: an episode ceases after it began."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="356",
    table="episodes",
    fields=("episodes.DECOM", "episodes.DEC"),
    message="DEC is before DECOM",
    is_broken=pl.col("DEC") < pl.col("DECOM"),
)
