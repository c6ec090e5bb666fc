"""579: decisions for adoption do not overlap."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import previous
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="579",
    table="placed_for_adoption",
    fields=("placed_for_adoption.DATE_PLACED", "placed_for_adoption.DATE_PLACED_CEASED"),
    message="the child's decision before this one had not been reversed when it was made",
    is_broken=previous("DATE_PLACED").is_not_null()
    & (previous("DATE_PLACED_CEASED").is_null() | (pl.col("DATE_PLACED") < previous("DATE_PLACED_CEASED"))),
)
