"""630: a child who starts to be looked after has previous permanence told."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import IS_PERMANENCE_WHOLE, YEAR_START
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="630",
    table="episodes",
    fields=(
        "episodes.RNE",
        "previous_permanence.PREV_PERM",
        "previous_permanence.LA_PERM",
        "previous_permanence.DATE_PERM",
    ),
    message="the child started to be looked after in the year, and previous permanence is not told or not whole",
    is_broken=(pl.col("RNE") == "S") & (pl.col("DECOM") >= YEAR_START) & ~IS_PERMANENCE_WHOLE.fill_null(False),
)
