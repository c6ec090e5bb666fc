"""460: a child stays with carers as an adult at 18."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import birthday
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="460",
    table="episodes",
    fields=("episodes.REC", "episodes.DEC", "header.DOB"),
    message="REC says that the child stayed with carers past 18, and the child was under 18",
    is_broken=(pl.col("REC") == "E17") & (pl.col("DEC") < birthday(18)),
)
