"""562: an episode of an earlier year was told last year."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import IS_FIRST, YEAR_START, last_year
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="562",
    table="episodes",
    fields=("episodes.DECOM",),
    message="the child's first episode began before the year, and last year's return does not end with it",
    is_broken=IS_FIRST & (pl.col("DECOM") < YEAR_START) & pl.col("DECOM").ne_missing(last_year("DECOM")),
)
