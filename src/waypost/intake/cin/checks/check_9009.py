"""9009: The decision to step up or down lies outside the census year, or before pre-proceedings began."""

from __future__ import annotations

import polars as pl

from waypost.intake.cin.facts import is_outside_year
from waypost.intake.cin.official import Check

CHECK = Check(
    number="9009",
    block="pre_proceedings",
    fields=(
        "StepDecisionDate",
        "PPStartDate",
    ),
    message="the decision to step up or down lies outside the census year, or before pre-proceedings began",
    is_broken=is_outside_year("StepDecisionDate") | (pl.col("StepDecisionDate") < pl.col("PPStartDate")),
    first_year="2026/27",
)
