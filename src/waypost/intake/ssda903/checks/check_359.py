"""359: a child looked after past 18 is in a community home by agreement."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import YEAR_END, birthday, told
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="359",
    table="episodes",
    fields=("episodes.DEC", "episodes.LS", "episodes.PLACE", "header.DOB"),
    message="the child is looked after past 18, other than in a children's home under section 20",
    is_broken=~told("DEC")
    & (birthday(18) < YEAR_END)
    & ~((pl.col("LS") == "V2") & (pl.col("PLACE") == "K2")).fill_null(False),
    law="Children Act 1989, section 20(5)",
)
