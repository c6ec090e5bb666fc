"""601: the adoption of an adopted child is told whole."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import ADOPTED, IS_ADOPTION_WHOLE, YEAR_END, YEAR_START
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="601",
    table="episodes",
    fields=(
        "episodes.REC",
        "ad1.DATE_INT",
        "ad1.DATE_MATCH",
        "ad1.FOSTER_CARE",
        "ad1.NB_ADOPTR",
        "ad1.SEX_ADOPTR",
        "ad1.LS_ADOPTR",
    ),
    message="the child was adopted in the year, and AD1 is not there or not whole",
    is_broken=pl.col("REC").is_in(ADOPTED)
    & pl.col("DEC").is_between(YEAR_START, YEAR_END)
    & ~IS_ADOPTION_WHOLE.fill_null(False),
)
