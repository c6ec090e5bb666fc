"""387: a child moves to live independently at 14 or over."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import birthday
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="387",
    table="episodes",
    fields=("episodes.REC", "episodes.DEC", "header.DOB"),
    message="the child was under 14 on moving to live independently",
    is_broken=pl.col("REC").is_in(["E5", "E6"]) & (pl.col("DEC") < birthday(14)),
)
