"""120: the reason for a reversal is a code."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import told
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="120",
    table="placed_for_adoption",
    fields=("placed_for_adoption.REASON_PLACED_CEASED",),
    message="REASON_PLACED_CEASED is in no list of codes",
    is_broken=told("REASON_PLACED_CEASED") & pl.col("REASON_PLACED_CEASED").is_null(),
)
