"""434: a change of legal status alone changes that and nothing else."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import IS_FIRST, WHERE_PLACED, previous
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="434",
    table="episodes",
    fields=(
        "episodes.RNE",
        "episodes.LS",
        "episodes.PLACE",
        "episodes.PL_POST",
        "episodes.URN",
        "episodes.PLACE_PROVIDER",
    ),
    message="RNE says that the legal status alone changed, and it did not, or the placement did too",
    is_broken=(pl.col("RNE") == "L")
    & ~IS_FIRST
    & (
        (pl.col("LS") == previous("LS"))
        | pl.any_horizontal(pl.col(name).ne_missing(previous(name)) for name in WHERE_PLACED)
    ),
)
