"""9010Q: Family group decision making was offered, and whether it was brought about is not told."""

from __future__ import annotations

import polars as pl

from waypost.intake.cin.official import Check

CHECK = Check(
    number="9010Q",
    block="pre_proceedings",
    fields=(
        "FGDMMeetingOffer",
        "FGDMMeetingFac",
    ),
    message="family group decision making was offered, and whether it was brought about is not told",
    is_broken=pl.col("FGDMMeetingOffer") & pl.col("FGDMMeetingFac").is_null(),
    severity="query",
    first_year="2026/27",
)
