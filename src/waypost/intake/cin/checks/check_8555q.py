"""8555Q: The child was referred after its death."""

from __future__ import annotations

import polars as pl

from waypost.intake.cin.official import Check

CHECK = Check(
    number="8555Q",
    block="cin_details",
    fields=(
        "CINreferralDate",
        "PersonDeathDate",
    ),
    message="the child was referred after its death",
    is_broken=pl.col("CINreferralDate") > pl.col("child.PersonDeathDate"),
    severity="query",
)
