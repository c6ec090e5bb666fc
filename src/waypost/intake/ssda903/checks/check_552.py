"""552: the decision comes before the placement for adoption."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import ADOPTION_PLACEMENTS, FIRST_ADOPTION_PLACEMENT_ON, FIRST_DECISION_ON
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="552",
    table="episodes",
    fields=("episodes.DECOM", "episodes.PLACE", "placed_for_adoption.DATE_PLACED"),
    message="the child was first placed for adoption before the first decision for it",
    is_broken=(pl.col("DECOM") == FIRST_ADOPTION_PLACEMENT_ON)
    & pl.col("PLACE").is_in(ADOPTION_PLACEMENTS)
    & (pl.col("DECOM") < FIRST_DECISION_ON),
)
