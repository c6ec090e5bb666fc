"""583: every decision but the last was reversed."""

from __future__ import annotations

from waypost.intake.ssda903.facts import IS_LAST_DECISION, told
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="583",
    table="placed_for_adoption",
    fields=("placed_for_adoption.DATE_PLACED", "placed_for_adoption.DATE_PLACED_CEASED"),
    message="a later decision for adoption is told, and DATE_PLACED_CEASED of this one is not",
    is_broken=~IS_LAST_DECISION & ~told("DATE_PLACED_CEASED"),
    severity="query",
    first_year="2022/23",
)
