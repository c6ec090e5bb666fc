"""336: a child placed with the foster carer for adoption was fostered before."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import ADOPTION_PLACEMENTS, FOSTER_PLACEMENTS, IS_FIRST, previous
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="336",
    table="episodes",
    fields=("episodes.PLACE",),
    message="the child is placed for adoption with the foster carer, and the episode before was no foster placement",
    is_broken=pl.col("PLACE").is_in(["A3", "A5"])
    & ~IS_FIRST
    & ~previous("PLACE").is_in([*FOSTER_PLACEMENTS, *ADOPTION_PLACEMENTS]).fill_null(False),
)
