"""554: the decision comes before the placement order."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import FIRST_DECISION_ON, FIRST_PLACEMENT_ORDER_ON
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="554",
    table="episodes",
    fields=("episodes.DECOM", "episodes.LS", "placed_for_adoption.DATE_PLACED"),
    message="the first placement order was made before the first decision for adoption",
    is_broken=(pl.col("LS") == "E1")
    & (pl.col("DECOM") == FIRST_PLACEMENT_ORDER_ON)
    & (pl.col("DECOM") < FIRST_DECISION_ON),
)
