"""516: special guardianship to a foster carer follows fostering."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import FOSTER_PLACEMENTS
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="516",
    table="episodes",
    fields=("episodes.REC", "episodes.PLACE"),
    message="REC says special guardianship to a former foster carer, and the placement was no foster placement",
    is_broken=pl.col("REC").is_in(["E45", "E46"]) & ~pl.col("PLACE").is_in(FOSTER_PLACEMENTS).fill_null(False),
)
