"""525: a child for whom adoption was decided against is not adopted."""

from __future__ import annotations

from waypost.intake.ssda903.facts import HAS_ADOPTION_ITEM, IS_LAST_DECISION, told
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="525",
    table="placed_for_adoption",
    fields=("placed_for_adoption.DATE_PLACED_CEASED", "ad1.DATE_INT"),
    message="the child's last decision for adoption was reversed, and AD1 tells an adoption",
    is_broken=IS_LAST_DECISION & told("DATE_PLACED_CEASED") & HAS_ADOPTION_ITEM,
)
