"""9012: The application to the court lies outside the census year, or before the decision to step up."""

from __future__ import annotations

import polars as pl

from waypost.intake.cin.facts import is_outside_year
from waypost.intake.cin.official import Check

CHECK = Check(
    number="9012",
    block="pre_proceedings",
    fields=(
        "CourtAppDate",
        "StepDecisionDate",
    ),
    message="the application to the court lies outside the census year, or before the decision to step up",
    is_broken=is_outside_year("CourtAppDate") | (pl.col("CourtAppDate") < pl.col("StepDecisionDate")),
    first_year="2026/27",
)
