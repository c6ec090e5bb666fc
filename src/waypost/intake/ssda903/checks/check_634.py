"""634: previous permanence is told of children who started since April 2016."""

from __future__ import annotations

import polars as pl

from waypost.intake.ssda903.facts import CARE_LAST_BEGAN_ON, told
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="634",
    table="previous_permanence",
    fields=(
        "previous_permanence.PREV_PERM",
        "previous_permanence.LA_PERM",
        "previous_permanence.DATE_PERM",
        "episodes.DECOM",
    ),
    message="previous permanence is told, and no episode of the child began since 1 April 2016",
    is_broken=(told("PREV_PERM") | told("LA_PERM") | told("DATE_PERM")) & (pl.date(2016, 4, 1) > CARE_LAST_BEGAN_ON),
)
