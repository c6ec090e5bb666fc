"""384: a short break is no long-term fostering."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import RESPITE
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="384",
    table="episodes",
    fields=("episodes.LS", "episodes.PLACE"),
    message="the child is in a long-term foster placement during a short break",
    is_broken=pl.col("LS").is_in(RESPITE) & pl.col("PLACE").is_in(["U1", "U4"]),
)
