"""8815: The child has several open episodes of need."""

from __future__ import annotations

import polars as pl

from waypost.intake.cin.official import Check

_IS_OPEN = pl.col("CINclosureDate").is_null() & ~pl.col("ReferralNFA")

CHECK = Check(
    number="8815",
    block="cin_details",
    fields=(
        "CINclosureDate",
        "ReferralNFA",
    ),
    message="the child has several open episodes of need",
    is_broken=_IS_OPEN & (_IS_OPEN.sum().over("child_row") > 1),
)
