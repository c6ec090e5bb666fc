"""523: the decision for adoption is of one day in both tables."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import ADOPTION_DECIDED_ON, IS_LAST_DECISION
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="523",
    table="placed_for_adoption",
    fields=("placed_for_adoption.DATE_PLACED", "ad1.DATE_INT"),
    message="the child's last DATE_PLACED is not the DATE_INT of the adoption",
    is_broken=IS_LAST_DECISION & (pl.col("DATE_PLACED") != ADOPTION_DECIDED_ON),
)
