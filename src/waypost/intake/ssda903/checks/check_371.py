"""371: a child in supported accommodation is 16 or over."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import birthday
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="371",
    table="episodes",
    fields=("episodes.PLACE", "episodes.DECOM", "header.DOB"),
    message="the child was under 16 on coming to supported accommodation",
    is_broken=(pl.col("PLACE") == "K3") & (pl.col("DECOM") < birthday(16)),
    first_year="2024/25",
)
