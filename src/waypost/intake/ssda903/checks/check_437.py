"""437: nothing follows a death, or the finding that a child is 18."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import HAS_NEXT
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="437",
    table="episodes",
    fields=("episodes.REC",),
    message="REC says that the child died or was found to be 18 or over, and an episode follows",
    is_broken=pl.col("REC").is_in(["E2", "E15"]) & HAS_NEXT,
)
