"""358: a child remanded or detained is 10 or over."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import birthday
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="358",
    table="episodes",
    fields=("episodes.LS", "episodes.DECOM", "header.DOB"),
    message="the child was under 10 when a status of youth justice began",
    is_broken=pl.col("LS").is_in(["J1", "J2", "J3"]) & (pl.col("DECOM") < birthday(10)),
)
