"""385: an episode ceases before the year ends."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import YEAR_END
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="385",
    table="episodes",
    fields=("episodes.DEC",),
    message="DEC is after the collection year ended",
    is_broken=pl.col("DEC") > YEAR_END,
)
