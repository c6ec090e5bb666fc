"""389: a child goes to adult social care at 16 or over."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import birthday
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="389",
    table="episodes",
    fields=("episodes.REC", "episodes.DEC", "header.DOB"),
    message="the child was under 16 on going to adult social care",
    is_broken=(pl.col("REC") == "E7") & (pl.col("DEC") < birthday(16)),
)
