"""632: earlier permanence comes before care."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import CARE_FIRST_ON, FIRST_POSSIBLE_ON, raw, told
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="632",
    table="previous_permanence",
    fields=("previous_permanence.DATE_PERM", "episodes.DECOM"),
    message="DATE_PERM is no date, or cannot be before the child's first episode",
    is_broken=(told("DATE_PERM") & pl.col("DATE_PERM").is_null() & (raw("DATE_PERM") != "ZZ/ZZ/ZZZZ"))
    | (FIRST_POSSIBLE_ON >= CARE_FIRST_ON),
)
