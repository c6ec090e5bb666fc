"""390: an adopted child was placed for adoption."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import ADOPTED, ADOPTION_PLACEMENTS
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="390",
    table="episodes",
    fields=("episodes.REC", "episodes.PLACE"),
    message="the episode ended in adoption, and the child was not placed for adoption in it",
    is_broken=pl.col("REC").is_in(ADOPTED) & ~pl.col("PLACE").is_in(ADOPTION_PLACEMENTS).fill_null(False),
)
