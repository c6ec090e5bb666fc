"""363: a child assessment order lasts 7 days at most (Children Act 1989, section 43(5))."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import RUN_DAYS
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="363",
    table="episodes",
    fields=("episodes.LS", "episodes.DECOM", "episodes.DEC"),
    message="a child assessment order lasted longer than 7 days",
    is_broken=(pl.col("LS") == "L3") & (RUN_DAYS > 7),
    law="Children Act 1989, section 43(5)",
)
