"""362: an emergency protection order lasts 21 days at most (Children Act 1989, section 45(1))."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import RUN_DAYS
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="362",
    table="episodes",
    fields=("episodes.LS", "episodes.DECOM", "episodes.DEC"),
    message="an emergency protection order lasted longer than 21 days",
    is_broken=(pl.col("LS") == "L2") & (RUN_DAYS > 21),
    law="Children Act 1989, section 45(1) to (6)",
)
