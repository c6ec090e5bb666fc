"""354: an episode begins before the year ends."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import YEAR_END
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="354",
    table="episodes",
    fields=("episodes.DECOM",),
    message="DECOM is after the collection year ended",
    is_broken=pl.col("DECOM") > YEAR_END,
)
