"""707: a deprivation of liberty lies inside a time of care."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import HAS_CARE, IS_KEPT_BY_A_PERIOD
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="707",
    table="dolo",
    fields=("dolo.DOLO_START", "dolo.DOLO_END", "episodes.DECOM", "episodes.DEC"),
    message="no time of care holds the deprivation of liberty, or care ended and DOLO_END is not told",
    is_broken=pl.col("DOLO_START").is_not_null() & HAS_CARE & ~IS_KEPT_BY_A_PERIOD,
    first_year="2026/27",
)
