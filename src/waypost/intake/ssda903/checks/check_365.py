"""365: a short break lasts 17 days at most."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import YEAR_END
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="365",
    table="episodes",
    fields=("episodes.LS", "episodes.DECOM", "episodes.DEC"),
    message="a single short break (V3) lasted longer than 17 days",
    is_broken=(pl.col("LS") == "V3") & (pl.coalesce("DEC", YEAR_END) > pl.col("DECOM").dt.offset_by("17d")),
    law="Care Planning, Placement and Case Review Regulations 2010, regulation 48",
)
