"""371: a child in supported accommodation is 16 or over; up to 2022/23 one in semi-independent living, 14."""

from __future__ import annotations

from datetime import date

import polars as pl

from waypost.intake.ssda903.facts import YEAR_START, birthday
from waypost.intake.ssda903.official import Check

_SINCE_16 = date(2023, 4, 1)

CHECK = Check(
    number="371",
    table="episodes",
    fields=("episodes.PLACE", "episodes.DECOM", "header.DOB"),
    message="the child was under 16 (under 14 up to 2022/23) on coming to supported or semi-independent accommodation",
    is_broken=pl.col("PLACE").is_in(["K3", "H5"])
    & (pl.col("DECOM") < pl.when(YEAR_START < _SINCE_16).then(birthday(14)).otherwise(birthday(16))),
)
