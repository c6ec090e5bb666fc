"""335: adoption by the foster carer agrees with the placement."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import IS_ADOPTED_BY_CARER, IS_ADOPTED_BY_OTHERS
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="335",
    table="ad1",
    fields=("ad1.FOSTER_CARE", "episodes.PLACE", "episodes.REC"),
    message="FOSTER_CARE says other than the placement that ended in the adoption",
    is_broken=(~pl.col("FOSTER_CARE") & IS_ADOPTED_BY_CARER) | (pl.col("FOSTER_CARE") & IS_ADOPTED_BY_OTHERS),
)
