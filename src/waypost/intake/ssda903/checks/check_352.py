"""352: a child starts to be looked after before 18."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import birthday
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="352",
    table="episodes",
    fields=("episodes.DECOM", "episodes.RNE", "header.DOB"),
    message="the child was 18 or over on starting to be looked after",
    is_broken=(pl.col("RNE") == "S") & (pl.col("DECOM") >= birthday(18)),
)
