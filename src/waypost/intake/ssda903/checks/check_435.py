"""435: a change of placement alone changes that and not the legal status."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import IS_FIRST, WHERE_PLACED, previous
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="435",
    table="episodes",
    fields=(
        "episodes.RNE",
        "episodes.LS",
        "episodes.PLACE",
        "episodes.PL_POST",
        "episodes.URN",
        "episodes.PLACE_PROVIDER",
    ),
    message="RNE says that the placement alone changed, and it did not, or the legal status did",
    is_broken=pl.col("RNE").is_in(["P", "T"])
    & ~IS_FIRST
    & (
        pl.col("LS").ne_missing(previous("LS"))
        | pl.all_horizontal(pl.col(name).eq_missing(previous(name)) for name in WHERE_PLACED)
    ),
)
