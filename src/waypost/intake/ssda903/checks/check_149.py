"""149: the reason why an episode ceased is a code of the year."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import is_of_the_year, told
from waypost.intake.ssda903.official import Check
from waypost.vocabulary.care import REASONS_CEASED

CHECK = Check(
    number="149",
    table="episodes",
    fields=("episodes.REC",),
    message="REC is no code of the collection year",
    is_broken=told("REC") & ~is_of_the_year(REASONS_CEASED, pl.col("REC")),
)
