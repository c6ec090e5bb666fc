"""333: the decision for adoption comes before matching."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="333",
    table="ad1",
    fields=("ad1.DATE_INT", "ad1.DATE_MATCH"),
    message="DATE_MATCH is told, and DATE_INT is not or is after it",
    is_broken=pl.col("DATE_MATCH").is_not_null()
    & (pl.col("DATE_INT").is_null() | (pl.col("DATE_INT") > pl.col("DATE_MATCH"))),
)
