"""631: previous permanence is a code."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import told
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="631",
    table="previous_permanence",
    fields=("previous_permanence.PREV_PERM",),
    message="PREV_PERM is in no list of codes",
    is_broken=told("PREV_PERM") & pl.col("PREV_PERM").is_null(),
)
