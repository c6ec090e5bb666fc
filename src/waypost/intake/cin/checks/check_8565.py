"""8565: Something happened after the case was closed."""

from __future__ import annotations

import polars as pl

from waypost.intake.cin.facts import LAST_ACTIVITY_ON
from waypost.intake.cin.official import Check

CHECK = Check(
    number="8565",
    block="cin_details",
    fields=("CINclosureDate",),
    message="something happened after the case was closed",
    is_broken=pl.col("CINclosureDate") < LAST_ACTIVITY_ON,
)
