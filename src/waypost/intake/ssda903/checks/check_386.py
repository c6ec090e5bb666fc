"""386: a child is adopted before 18."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import ADOPTED, birthday
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="386",
    table="episodes",
    fields=("episodes.REC", "episodes.DEC", "header.DOB"),
    message="the child was 18 or over when adopted",
    is_broken=pl.col("REC").is_in(ADOPTED) & (pl.col("DEC") >= birthday(18)),
)
