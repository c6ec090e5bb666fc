"""578: a child goes missing while looked after."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import HAS_CARE, IS_BEGUN_IN_A_PERIOD
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="578",
    table="missing",
    fields=("missing.MIS_START", "episodes.DECOM", "episodes.DEC"),
    message="MIS_START lies in no time of care",
    is_broken=pl.col("MIS_START").is_not_null() & HAS_CARE & ~IS_BEGUN_IN_A_PERIOD,
)
