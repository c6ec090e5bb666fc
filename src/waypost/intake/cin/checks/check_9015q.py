"""9015Q: A first pre-proceedings meeting was held, and how many reviews followed is not told."""

from __future__ import annotations

import polars as pl

from waypost.intake.cin.official import Check

CHECK = Check(
    number="9015Q",
    block="pre_proceedings",
    fields=(
        "InitialPPMeetingDate",
        "ReviewMeetingsCount",
    ),
    message="a first pre-proceedings meeting was held, and how many reviews followed is not told",
    is_broken=pl.col("InitialPPMeetingDate").is_not_null() & pl.col("ReviewMeetingsCount").is_null(),
    severity="query",
    first_year="2026/27",
)
