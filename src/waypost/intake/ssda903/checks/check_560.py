"""560: a decision that stood last year keeps its day."""

from __future__ import annotations

from waypost.intake.ssda903.facts import IS_OPEN_ONE_TOLD_AGAIN, OPEN_LAST_YEAR_ON
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="560",
    table="placed_for_adoption",
    fields=("placed_for_adoption.DATE_PLACED",),
    message="last year's return told a decision that stands, and this year's tells another day and not that one",
    is_broken=OPEN_LAST_YEAR_ON.is_not_null() & ~IS_OPEN_ONE_TOLD_AGAIN,
)
