"""580: a child missing on turning 18 leaves care for another reason."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import CEASES_WITH_IT_BUT_E8, birthday
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="580",
    table="missing",
    fields=("missing.MIS_END", "episodes.REC", "episodes.DEC", "header.DOB"),
    message="the child was missing until the 18th birthday, care ended that day, and REC is not E8",
    is_broken=(pl.col("MIS_END") == birthday(18)) & CEASES_WITH_IT_BUT_E8,
)
