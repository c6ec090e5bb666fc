"""9007: The letter before proceedings went out, and whether it offered family group decision making is not told."""

from __future__ import annotations

import polars as pl

from waypost.intake.cin.official import Check

CHECK = Check(
    number="9007",
    block="pre_proceedings",
    fields=(
        "LBPSentDate",
        "FGDMMeetingOffer",
    ),
    message="the letter before proceedings went out, and whether it offered family group decision making is not told",
    is_broken=pl.col("LBPSentDate").is_not_null() & pl.col("FGDMMeetingOffer").is_null(),
    first_year="2026/27",
)
