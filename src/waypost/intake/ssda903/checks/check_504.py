"""504: the category of need stays while care goes on."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import STILL_LOOKED_AFTER, previous
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="504",
    table="episodes",
    fields=("episodes.CIN",),
    message="care went on from the episode before, and CIN is another",
    is_broken=(previous("REC") == STILL_LOOKED_AFTER)
    & (previous("DEC") == pl.col("DECOM"))
    & pl.col("CIN").ne_missing(previous("CIN")),
)
