"""8805: The case was closed, and why is not told."""

from __future__ import annotations

import polars as pl

from waypost.intake.cin.official import Check

CHECK = Check(
    number="8805",
    block="cin_details",
    fields=(
        "CINclosureDate",
        "ReasonForClosure",
    ),
    message="the case was closed, and why is not told",
    is_broken=pl.col("CINclosureDate").is_not_null() & pl.col("ReasonForClosure").is_null(),
)
