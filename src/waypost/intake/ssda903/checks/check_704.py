"""704: a deprivation of liberty ends in the year."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import YEAR_END, YEAR_START
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="704",
    table="dolo",
    fields=("dolo.DOLO_END",),
    message="DOLO_END is outside the collection year",
    is_broken=~pl.col("DOLO_END").is_between(YEAR_START, YEAR_END),
    first_year="2026/27",
)
