"""8540: The child died before its birth."""

from __future__ import annotations

import polars as pl

from waypost.intake.cin.official import Check

CHECK = Check(
    number="8540",
    block="child",
    fields=(
        "PersonBirthDate",
        "PersonDeathDate",
    ),
    message="the child died before its birth",
    is_broken=pl.col("PersonDeathDate") < pl.col("PersonBirthDate"),
)
