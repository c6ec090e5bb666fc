"""561: a decision reversed last year is not told again."""

from __future__ import annotations

from waypost.intake.ssda903.facts import IS_ONE_REVERSED_LAST_YEAR
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="561",
    table="placed_for_adoption",
    fields=("placed_for_adoption.DATE_PLACED",),
    message="DATE_PLACED is that of a decision that last year's return told as reversed",
    is_broken=IS_ONE_REVERSED_LAST_YEAR,
)
