"""382: a short break is no temporary placement."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import RESPITE, TEMPORARY_PLACEMENTS
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="382",
    table="episodes",
    fields=("episodes.LS", "episodes.PLACE"),
    message="the child is in a temporary placement during a short break",
    is_broken=pl.col("LS").is_in(RESPITE) & pl.col("PLACE").is_in(TEMPORARY_PLACEMENTS),
)
