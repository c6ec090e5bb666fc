"""8525: The child has both a date of birth and an expected one, or neither."""

from __future__ import annotations

import polars as pl

from waypost.intake.cin.official import Check

CHECK = Check(
    number="8525",
    block="child",
    fields=(
        "PersonBirthDate",
        "ExpectedPersonBirthDate",
    ),
    message="the child has both a date of birth and an expected one, or neither",
    is_broken=pl.col("PersonBirthDate").is_null() == pl.col("ExpectedPersonBirthDate").is_null(),
)
