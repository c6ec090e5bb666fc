"""502: an episode left open last year is the first of this year."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import IS_FIRST, last_year
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="502",
    table="episodes",
    fields=("episodes.DECOM",),
    message="last year's return left an episode open, and this year's first episode began on another day",
    is_broken=IS_FIRST
    & last_year("DECOM").is_not_null()
    & last_year("DEC").is_null()
    & (pl.col("DECOM") != last_year("DECOM")),
)
