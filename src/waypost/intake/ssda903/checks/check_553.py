"""553: a placement order follows a decision that stands."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import FIRST_DECISION_ON, IS_LAST_DECISION_REVERSED, told
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="553",
    table="episodes",
    fields=("episodes.LS", "placed_for_adoption.DATE_PLACED", "placed_for_adoption.DATE_PLACED_CEASED"),
    message="a placement order is told and no decision for adoption, or it stands and the last decision was reversed",
    is_broken=(pl.col("LS") == "E1") & (FIRST_DECISION_ON.is_null() | (~told("DEC") & IS_LAST_DECISION_REVERSED)),
)
