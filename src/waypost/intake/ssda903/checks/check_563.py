"""563: a reversal has a decision."""

from __future__ import annotations

from waypost.intake.ssda903.facts import told
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="563",
    table="placed_for_adoption",
    fields=(
        "placed_for_adoption.DATE_PLACED",
        "placed_for_adoption.DATE_PLACED_CEASED",
        "placed_for_adoption.REASON_PLACED_CEASED",
    ),
    message="the reversal of a decision is told and the day of the decision is not",
    is_broken=told("DATE_PLACED_CEASED") & told("REASON_PLACED_CEASED") & ~told("DATE_PLACED"),
)
