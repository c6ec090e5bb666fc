"""582: a child is matched before the day of the adoption."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import ADOPTED, FIRST_MATCHED_ON, LAST_MATCHED_ON
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="582",
    table="episodes",
    fields=("episodes.DEC", "episodes.REC", "ad1.DATE_MATCH"),
    message="the child was matched on the very day of the adoption",
    is_broken=pl.col("REC").is_in(ADOPTED) & ((pl.col("DEC") == FIRST_MATCHED_ON) | (pl.col("DEC") == LAST_MATCHED_ON)),
    severity="query",
    first_year="2022/23",
)
