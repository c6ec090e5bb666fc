"""8620: The case was closed outside the census year."""

from __future__ import annotations

from waypost.intake.cin.facts import is_outside_year
from waypost.intake.cin.official import Check

CHECK = Check(
    number="8620",
    block="cin_details",
    fields=("CINclosureDate",),
    message="the case was closed outside the census year",
    is_broken=is_outside_year("CINclosureDate"),
)
