"""8510: Another child of the census has the same LAchildID."""

from __future__ import annotations

import polars as pl

from waypost.intake.cin.official import Check

CHECK = Check(
    number="8510",
    block="children",
    fields=("LAchildID",),
    message="another child of the census has the same LAchildID",
    is_broken=pl.col("LAchildID").is_duplicated(),
)
