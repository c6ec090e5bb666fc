"""378: a child placed with parents is not accommodated under section 20."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="378",
    table="episodes",
    fields=("episodes.PLACE", "episodes.LS"),
    message="the child is placed with parents and looked after under section 20",
    is_broken=(pl.col("PLACE") == "P1") & (pl.col("LS") == "V2"),
)
