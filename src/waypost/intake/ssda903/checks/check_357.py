"""357: a first episode of the year says that care started."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import IS_FIRST, YEAR_START
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="357",
    table="episodes",
    fields=("episodes.RNE", "episodes.DECOM"),
    message="the child's first episode began in the year, and RNE does not say that care started",
    is_broken=IS_FIRST & (pl.col("DECOM") >= YEAR_START) & (pl.col("RNE") != "S").fill_null(True),
)
