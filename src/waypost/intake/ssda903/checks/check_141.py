"""141: the day on which an episode began is a date."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import told
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="141",
    table="episodes",
    fields=("episodes.DECOM",),
    message="DECOM is no date",
    is_broken=told("DECOM") & pl.col("DECOM").is_null(),
)
