"""8930: The child protection plan ended outside the census year."""

from __future__ import annotations

from waypost.intake.cin.facts import is_outside_year
from waypost.intake.cin.official import Check

CHECK = Check(
    number="8930",
    block="child_protection_plan",
    fields=("CPPendDate",),
    message="the child protection plan ended outside the census year",
    is_broken=is_outside_year("CPPendDate"),
)
