"""8606: The child was referred more than 40 weeks before its birth."""

from __future__ import annotations

import polars as pl

from waypost.intake.cin.facts import BORN_OR_EXPECTED_ON
from waypost.intake.cin.official import Check

CHECK = Check(
    number="8606",
    block="cin_details",
    fields=(
        "CINreferralDate",
        "PersonBirthDate",
        "ExpectedPersonBirthDate",
    ),
    message="the child was referred more than 40 weeks before its birth",
    is_broken=pl.col("CINreferralDate") < BORN_OR_EXPECTED_ON.dt.offset_by("-40w"),
)
