"""361: police protection lasts 72 hours at most (Children Act 1989, section 46(6))."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import RUN_DAYS
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="361",
    table="episodes",
    fields=("episodes.LS", "episodes.DECOM", "episodes.DEC"),
    message="police protection lasted longer than 72 hours",
    is_broken=(pl.col("LS") == "L1") & (RUN_DAYS > 3),
    law="Children Act 1989, section 46(6)",
)
