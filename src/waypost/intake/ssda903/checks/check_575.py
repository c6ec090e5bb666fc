"""575: a missing episode ends no later than the placement."""

from __future__ import annotations

from waypost.intake.ssda903.facts import IS_IN_AN_EPISODE_THAT_CEASED, told
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="575",
    table="missing",
    fields=("missing.MIS_START", "missing.MIS_END", "episodes.DEC"),
    message="the episode in which the child went missing ceased, and MIS_END is not told",
    is_broken=~told("MIS_END") & IS_IN_AN_EPISODE_THAT_CEASED,
)
