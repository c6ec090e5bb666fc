"""367: short breaks come to 75 days a year at most."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import RESPITE_DAYS
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="367",
    table="episodes",
    fields=("episodes.LS", "episodes.DECOM", "episodes.DEC"),
    message="the child's short breaks (V3) come to more than 75 days in the year",
    is_broken=(pl.col("LS") == "V3") & (RESPITE_DAYS > 75),
    law="Care Planning, Placement and Case Review Regulations 2010, regulation 48",
)
