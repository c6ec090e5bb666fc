"""142: an episode that another follows has ended."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import HAS_NEXT, told
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="142",
    table="episodes",
    fields=("episodes.DEC", "episodes.REC"),
    message="another episode of the child begins later, and DEC or REC is not told",
    is_broken=HAS_NEXT & pl.col("DECOM").is_not_null() & ~(pl.col("DEC").is_not_null() & told("REC")),
)
