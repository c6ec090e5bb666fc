"""501: an episode begins when the last has ceased."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import previous
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="501",
    table="episodes",
    fields=("episodes.DECOM", "episodes.DEC"),
    message="the child's episode before this one ceased after it began",
    is_broken=pl.col("DECOM") < previous("DEC"),
)
