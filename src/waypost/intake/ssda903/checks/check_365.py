"""365: a short break lasts 17 days at most."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import ends_on
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="365",
    table="episodes",
    fields=("episodes.LS", "episodes.DECOM", "episodes.DEC"),
    message="a single short break (V3) lasted longer than 17 days",
    is_broken=(pl.col("LS") == "V3") & (ends_on() > pl.col("DECOM").dt.offset_by("17d")),
    law="Care Planning, Placement and Case Review Regulations 2010, regulation 48",
)
