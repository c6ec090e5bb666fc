"""117: a decision for or against adoption comes before the year and care end."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import CARE_LAST_ENDED_ON, YEAR_END
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="117",
    table="placed_for_adoption",
    fields=(
        "placed_for_adoption.DATE_PLACED",
        "placed_for_adoption.DATE_PLACED_CEASED",
        "episodes.DEC",
        "episodes.REC",
    ),
    message="the decision, or its reversal, is after the collection year ended or after care ended",
    is_broken=pl.any_horizontal(
        (pl.col(name) > YEAR_END) | (pl.col(name) > CARE_LAST_ENDED_ON).fill_null(False)
        for name in ("DATE_PLACED", "DATE_PLACED_CEASED")
    ),
)
