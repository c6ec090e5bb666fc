"""577: a missing episode lies inside a time of care."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import HAS_CARE, IS_KEPT_BY_A_PERIOD
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="577",
    table="missing",
    fields=("missing.MIS_START", "missing.MIS_END", "episodes.DECOM", "episodes.DEC"),
    message="no time of care holds the missing episode, or care ended and MIS_END is not told",
    is_broken=pl.col("MIS_START").is_not_null() & HAS_CARE & ~IS_KEPT_BY_A_PERIOD,
)
