"""102: the date of birth is a date."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="102",
    table="header",
    fields=("header.DOB",),
    message="DOB is empty or no date",
    is_broken=pl.col("DOB").is_null(),
)
