"""701: the day on which a deprivation of liberty ended is a date."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import told
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="701",
    table="dolo",
    fields=("dolo.DOLO_END",),
    message="DOLO_END is no date",
    is_broken=told("DOLO_END") & pl.col("DOLO_END").is_null(),
    first_year="2026/27",
)
