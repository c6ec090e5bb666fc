"""407: special guardianship comes before 18."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import birthday
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="407",
    table="episodes",
    fields=("episodes.REC", "episodes.DEC", "header.DOB"),
    message="the child was 18 or over when care ended in special guardianship",
    is_broken=pl.col("REC").is_in(["E45", "E46", "E47", "E48"]) & (pl.col("DEC") >= birthday(18)),
    law="Children Act 1989, section 14A",
)
