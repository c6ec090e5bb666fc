"""8810: Why the case was closed is told, and when is not."""

from __future__ import annotations

import polars as pl

from waypost.intake.cin.official import Check

CHECK = Check(
    number="8810",
    block="cin_details",
    fields=(
        "CINclosureDate",
        "ReasonForClosure",
    ),
    message="why the case was closed is told, and when is not",
    is_broken=pl.col("CINclosureDate").is_null() & pl.col("ReasonForClosure").is_not_null(),
)
