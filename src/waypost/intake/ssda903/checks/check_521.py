"""521: the decision in AD1 comes before placement for adoption."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import ADOPTION_DECIDED_ON, ADOPTION_PLACEMENTS
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="521",
    table="episodes",
    fields=("episodes.DECOM", "episodes.PLACE", "ad1.DATE_INT"),
    message="DATE_INT is after the child was placed for adoption",
    is_broken=pl.col("PLACE").is_in(ADOPTION_PLACEMENTS) & (pl.col("DECOM") < ADOPTION_DECIDED_ON),
)
