"""353: no episode begins before the Children Act 1989 came into force."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="353",
    table="episodes",
    fields=("episodes.DECOM",),
    message="DECOM is before 14 October 1991",
    is_broken=pl.col("DECOM") < pl.date(1991, 10, 14),
    law="Children Act 1989, in force from 14 October 1991",
)
