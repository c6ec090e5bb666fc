"""147: the day on which an episode ceased is a date."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import told
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="147",
    table="episodes",
    fields=("episodes.DEC",),
    message="DEC is no date",
    is_broken=told("DEC") & pl.col("DEC").is_null(),
)
