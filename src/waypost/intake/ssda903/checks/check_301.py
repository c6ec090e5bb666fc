"""301: a child is born before the year ends."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import YEAR_END
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="301",
    table="header",
    fields=("header.DOB",),
    message="DOB is after the collection year ended",
    is_broken=pl.col("DOB") > YEAR_END,
)
