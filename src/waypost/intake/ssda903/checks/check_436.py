"""436: a change of both changes legal status and placement."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import IS_FIRST, WHERE_PLACED, previous
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="436",
    table="episodes",
    fields=(
        "episodes.RNE",
        "episodes.LS",
        "episodes.PLACE",
        "episodes.PL_POST",
        "episodes.URN",
        "episodes.PLACE_PROVIDER",
    ),
    message="RNE says that legal status and placement changed, and one of them did not",
    is_broken=pl.col("RNE").is_in(["U", "B"])
    & ~IS_FIRST
    & (
        pl.col("LS").eq_missing(previous("LS"))
        | pl.all_horizontal(pl.col(name).eq_missing(previous(name)) for name in WHERE_PLACED)
    ),
)
