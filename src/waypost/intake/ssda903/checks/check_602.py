"""602: an adoption in AD1 is told by an episode."""

from __future__ import annotations

from waypost.intake.ssda903.facts import HAS_ADOPTION_ITEM, IS_ADOPTED_IN_YEAR
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="602",
    table="ad1",
    fields=("episodes.REC", "episodes.DEC", "ad1.DATE_INT"),
    message="AD1 tells an adoption, and no episode of the year ended in one",
    is_broken=HAS_ADOPTION_ITEM & ~IS_ADOPTED_IN_YEAR,
)
