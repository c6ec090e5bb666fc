"""8715: The initial child protection conference lies outside the census year."""

from __future__ import annotations

from waypost.intake.cin.facts import is_outside_year
from waypost.intake.cin.official import Check

CHECK = Check(
    number="8715",
    block="section_47",
    fields=("DateOfInitialCPC",),
    message="the initial child protection conference lies outside the census year",
    is_broken=is_outside_year("DateOfInitialCPC"),
)
