"""331: matching comes before placement for adoption."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import ADOPTED_EPISODE_BEGAN_ON
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="331",
    table="ad1",
    fields=("ad1.DATE_MATCH", "episodes.DECOM", "episodes.REC"),
    message="DATE_MATCH is after the episode began that ended in the adoption",
    is_broken=pl.col("DATE_MATCH") > ADOPTED_EPISODE_BEGAN_ON,
)
