"""8740: The section 47 enquiry had no conference in the census year, needs one, and began outside the year."""

from __future__ import annotations

import polars as pl

from waypost.intake.cin.facts import is_outside_year
from waypost.intake.cin.official import Check

CHECK = Check(
    number="8740",
    block="section_47",
    fields=(
        "S47ActualStartDate",
        "DateOfInitialCPC",
        "ICPCnotRequired",
    ),
    message="the section 47 enquiry had no conference in the census year, needs one, and began outside the year",
    is_broken=pl.col("DateOfInitialCPC").is_null() & ~pl.col("ICPCnotRequired") & is_outside_year("S47ActualStartDate"),
)
