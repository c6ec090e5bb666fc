"""144: the legal status is a code."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import told
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="144",
    table="episodes",
    fields=("episodes.LS",),
    message="LS is in no list of codes",
    is_broken=told("LS") & pl.col("LS").is_null(),
)
