"""446: placement orders began in December 2005."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="446",
    table="episodes",
    fields=("episodes.LS", "episodes.DECOM"),
    message="LS says a placement order before December 2005",
    is_broken=(pl.col("LS") == "E1") & (pl.col("DECOM") < pl.date(2005, 12, 1)),
    law="Adoption and Children Act 2002, in force from 30 December 2005",
)
