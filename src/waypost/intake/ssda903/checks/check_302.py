"""302: care does not begin before birth."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import IS_FIRST
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="302",
    table="episodes",
    fields=("episodes.DECOM", "header.DOB"),
    message="the child's first episode began before the child was born",
    is_broken=IS_FIRST & (pl.col("DECOM") < pl.col("header.DOB")),
)
