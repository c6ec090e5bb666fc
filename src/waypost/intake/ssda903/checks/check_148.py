"""148: day and reason of an episode's end are told together."""

from __future__ import annotations

from waypost.intake.ssda903.facts import told
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="148",
    table="episodes",
    fields=("episodes.DEC", "episodes.REC"),
    message="one of DEC and REC is told without the other",
    is_broken=told("DEC") != told("REC"),
)
