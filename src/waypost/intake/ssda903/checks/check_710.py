"""710: a child deprived of liberty is in no secure home, with no parents and in no supported accommodation."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import PLACEMENTS_MEANWHILE
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="710",
    table="dolo",
    fields=("dolo.DOLO_START", "dolo.DOLO_END", "episodes.PLACE"),
    message="the child was in a placement meanwhile that is not allowed (K1, P1, R5 or K3)",
    is_broken=pl.col("DOLO_END").is_not_null()
    & PLACEMENTS_MEANWHILE.list.eval(pl.element().is_in(["K1", "P1", "R5", "K3"])).list.any(),
    first_year="2026/27",
)
