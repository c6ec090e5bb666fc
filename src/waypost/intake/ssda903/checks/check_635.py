"""635: without previous permanence there is no day and no authority of it."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import told
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="635",
    table="previous_permanence",
    fields=("previous_permanence.PREV_PERM", "previous_permanence.LA_PERM", "previous_permanence.DATE_PERM"),
    message="DATE_PERM or LA_PERM is told, and PREV_PERM says that there was none or is not told",
    is_broken=(told("LA_PERM") | told("DATE_PERM"))
    & (~told("PREV_PERM") | (pl.col("PREV_PERM") == "Z1").fill_null(False)),
)
