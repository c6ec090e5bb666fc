"""557: a child who leaves care unadopted has the decision reversed."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import ADOPTED, ADOPTION_PLACEMENTS, HAS_OPEN_DECISION, STILL_LOOKED_AFTER, told
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="557",
    table="episodes",
    fields=(
        "episodes.PLACE",
        "episodes.LS",
        "episodes.REC",
        "placed_for_adoption.DATE_PLACED_CEASED",
        "placed_for_adoption.REASON_PLACED_CEASED",
    ),
    message="the child was to be adopted and left care otherwise, and the reversal of the decision is not told whole",
    is_broken=(pl.col("PLACE").is_in(ADOPTION_PLACEMENTS).fill_null(False) | (pl.col("LS") == "E1").fill_null(False))
    & told("REC")
    & ~pl.col("REC").is_in([*ADOPTED, STILL_LOOKED_AFTER]).fill_null(False)
    & HAS_OPEN_DECISION,
)
