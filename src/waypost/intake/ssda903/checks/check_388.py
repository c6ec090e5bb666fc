"""388: an episode that goes on is followed on its last day, and no other."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import HAS_NEXT, STILL_LOOKED_AFTER, following, told
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="388",
    table="episodes",
    fields=("episodes.REC", "episodes.DEC", "episodes.DECOM"),
    message="REC says that care goes on and no episode follows on that day, or that it ends and one does",
    is_broken=pl.when(HAS_NEXT)
    .then(
        told("REC")
        & following("DECOM").is_not_null()
        & ((pl.col("REC") == STILL_LOOKED_AFTER).fill_null(False) != (pl.col("DEC") == following("DECOM")))
    )
    .otherwise(pl.col("DEC").is_not_null() & (pl.col("REC") == STILL_LOOKED_AFTER)),
)
