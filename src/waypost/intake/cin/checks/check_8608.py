"""8608: The assessment ended before it began."""

from __future__ import annotations

import polars as pl

from waypost.intake.cin.official import Check

CHECK = Check(
    number="8608",
    block="assessment",
    fields=(
        "AssessmentActualStartDate",
        "AssessmentAuthorisationDate",
    ),
    message="the assessment ended before it began",
    is_broken=pl.col("AssessmentAuthorisationDate") < pl.col("AssessmentActualStartDate"),
)
