"""9005: Pre-proceedings began outside the census year."""

from __future__ import annotations

from waypost.intake.cin.facts import is_outside_year
from waypost.intake.cin.official import Check

CHECK = Check(
    number="9005",
    block="pre_proceedings",
    fields=("PPStartDate",),
    message="pre-proceedings began outside the census year",
    is_broken=is_outside_year("PPStartDate"),
    first_year="2026/27",
)
