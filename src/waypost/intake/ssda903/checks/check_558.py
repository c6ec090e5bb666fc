"""558: the last decision for an adopted child stands."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import ADOPTED, IS_LAST_DECISION_REVERSED
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="558",
    table="episodes",
    fields=("episodes.REC", "placed_for_adoption.DATE_PLACED_CEASED"),
    message="the child was adopted, and the last decision for adoption is told as reversed",
    is_broken=pl.col("REC").is_in(ADOPTED) & IS_LAST_DECISION_REVERSED,
)
