"""146: the placement is a code of the year."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import is_of_the_year, told
from waypost.intake.ssda903.official import Check
from waypost.vocabulary.care import PLACEMENTS

CHECK = Check(
    number="146",
    table="episodes",
    fields=("episodes.PLACE",),
    message="PLACE is no code of the collection year",
    is_broken=told("PLACE") & ~is_of_the_year(PLACEMENTS, pl.col("PLACE")),
)
