"""334: the decision for adoption comes after care began."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import CARE_LAST_STARTED_ON
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="334",
    table="ad1",
    fields=("ad1.DATE_INT", "episodes.DECOM", "episodes.RNE"),
    message="DATE_INT is before the child last started to be looked after",
    is_broken=pl.col("DATE_INT") < CARE_LAST_STARTED_ON,
)
