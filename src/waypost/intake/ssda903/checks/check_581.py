"""581: a child goes missing after care began."""

from __future__ import annotations

from waypost.intake.ssda903.facts import HAS_CARE, IS_BEFORE_AN_EPISODE, IS_IN_AN_EPISODE
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="581",
    table="missing",
    fields=("missing.MIS_START", "episodes.DECOM", "episodes.DEC"),
    message="MIS_START is before an episode began and lies in none",
    is_broken=HAS_CARE & ~IS_IN_AN_EPISODE & IS_BEFORE_AN_EPISODE,
)
