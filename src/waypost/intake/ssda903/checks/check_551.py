"""551: a child placed for adoption was decided on."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import ADOPTION_PLACEMENTS, FIRST_DECISION_ON
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="551",
    table="episodes",
    fields=("episodes.PLACE", "placed_for_adoption.DATE_PLACED"),
    message="the child is placed for adoption, and no decision for it is told",
    is_broken=pl.col("PLACE").is_in(ADOPTION_PLACEMENTS) & FIRST_DECISION_ON.is_null(),
)
