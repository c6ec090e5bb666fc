"""426: short breaks of one child are recorded in one way."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import HAS_BOTH_RESPITES, RESPITE
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="426",
    table="episodes",
    fields=("episodes.LS",),
    message="the child has short breaks recorded one by one (V3) and by agreement (V4) in one year",
    is_broken=pl.col("LS").is_in(RESPITE) & HAS_BOTH_RESPITES,
)
