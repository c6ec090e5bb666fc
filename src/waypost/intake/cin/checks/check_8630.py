"""8630: The case was closed before the referral."""

from __future__ import annotations

import polars as pl

from waypost.intake.cin.official import Check

CHECK = Check(
    number="8630",
    block="cin_details",
    fields=(
        "CINreferralDate",
        "CINclosureDate",
    ),
    message="the case was closed before the referral",
    is_broken=pl.col("CINclosureDate") < pl.col("CINreferralDate"),
)
