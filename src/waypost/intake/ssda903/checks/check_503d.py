"""503D: the placement of an episode left open last year stays."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import IS_FIRST, IS_TOLD_LAST_YEAR, is_of_the_year, last_year
from waypost.intake.ssda903.official import Check
from waypost.vocabulary.care import PLACEMENTS

_RECODED = {"Z1": ("Z11", "Z12", "Z13", "Z14"), "H5": ("K3",)}
_IS_RECODED = pl.any_horizontal(
    (last_year("PLACE") == old) & pl.col("PLACE").is_in(new) & ~is_of_the_year(PLACEMENTS, last_year("PLACE"))
    for old, new in _RECODED.items()
).fill_null(False)
"""A code that left the list, written as one of those that came in its place, is the same placement."""

CHECK = Check(
    number="503D",
    table="episodes",
    fields=("episodes.PLACE",),
    message="last year's return left an episode open, and the placement of this year's first is another",
    is_broken=IS_FIRST
    & IS_TOLD_LAST_YEAR
    & last_year("DEC").is_null()
    & pl.col("PLACE").ne_missing(last_year("PLACE"))
    & ~_IS_RECODED,
)
