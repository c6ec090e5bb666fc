"""703: a deprivation of liberty begins before the year ends."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import YEAR_END
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="703",
    table="dolo",
    fields=("dolo.DOLO_START",),
    message="DOLO_START is after the collection year ended",
    is_broken=pl.col("DOLO_START") > YEAR_END,
    first_year="2026/27",
)
