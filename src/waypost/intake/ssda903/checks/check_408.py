"""408: a child placed with a placement order has one."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="408",
    table="episodes",
    fields=("episodes.PLACE", "episodes.LS"),
    message="the child is placed for adoption with a placement order, and LS says no placement order",
    is_broken=pl.col("PLACE").is_in(["A5", "A6"]) & (pl.col("LS") != "E1").fill_null(True),
    law="Adoption and Children Act 2002, section 21",
)
