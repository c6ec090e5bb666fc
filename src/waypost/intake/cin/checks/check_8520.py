"""8520: The child was born after the census year."""

from __future__ import annotations

import polars as pl

from waypost.intake.cin.facts import ENDS_ON
from waypost.intake.cin.official import Check

CHECK = Check(
    number="8520",
    block="child",
    fields=("PersonBirthDate",),
    message="the child was born after the census year",
    is_broken=pl.col("PersonBirthDate") > ENDS_ON,
)
