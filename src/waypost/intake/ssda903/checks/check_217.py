"""217: a placement for adoption with the foster carer keeps the carer."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="217",
    table="episodes",
    fields=("episodes.PLACE", "episodes.RNE", "episodes.DECOM"),
    message="the child is placed for adoption with the current foster carer, and RNE says that the carer changed",
    is_broken=pl.col("PLACE").is_in(["A3", "A5"])
    & (pl.col("DECOM") >= pl.date(2015, 4, 1))
    & ~pl.col("RNE").is_in(["S", "T", "U"]).fill_null(False),
)
