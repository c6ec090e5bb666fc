"""143: the reason for a new episode is a code."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import told
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="143",
    table="episodes",
    fields=("episodes.RNE",),
    message="RNE is in no list of codes",
    is_broken=told("RNE") & pl.col("RNE").is_null(),
)
