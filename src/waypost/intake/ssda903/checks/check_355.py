"""355: an episode lasts a day."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="355",
    table="episodes",
    fields=("episodes.DECOM", "episodes.DEC"),
    message="the episode ceased on the day it began",
    is_broken=pl.col("DECOM") == pl.col("DEC"),
)
