"""503A: the reason for the episode of an episode left open last year stays."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import IS_FIRST, IS_TOLD_LAST_YEAR, last_year
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="503A",
    table="episodes",
    fields=("episodes.RNE",),
    message="last year's return left an episode open, and the reason for the episode of this year's first is another",
    is_broken=IS_FIRST & IS_TOLD_LAST_YEAR & last_year("DEC").is_null() & pl.col("RNE").ne_missing(last_year("RNE")),
)
