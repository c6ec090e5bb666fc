"""709: a child deprived of liberty is in a children's home."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import PLACEMENTS_MEANWHILE
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="709",
    table="dolo",
    fields=("dolo.DOLO_START", "dolo.DOLO_END", "episodes.PLACE"),
    message="the child was in another placement than K2, Z12 or Z13 meanwhile",
    is_broken=pl.col("DOLO_END").is_not_null()
    & PLACEMENTS_MEANWHILE.list.eval(~pl.element().is_in(["K2", "Z12", "Z13"]).fill_null(False)).list.any(),
    severity="query",
    first_year="2026/27",
)
