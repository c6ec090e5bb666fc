"""119: day and reason of a reversal are told together."""

from __future__ import annotations

from waypost.intake.ssda903.facts import told
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="119",
    table="placed_for_adoption",
    fields=("placed_for_adoption.DATE_PLACED_CEASED", "placed_for_adoption.REASON_PLACED_CEASED"),
    message="one of DATE_PLACED_CEASED and REASON_PLACED_CEASED is told without the other",
    is_broken=told("DATE_PLACED_CEASED") != told("REASON_PLACED_CEASED"),
)
