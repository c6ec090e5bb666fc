"""9008: The first pre-proceedings meeting lies outside the census year."""

from __future__ import annotations

from waypost.intake.cin.facts import is_outside_year
from waypost.intake.cin.official import Check

CHECK = Check(
    number="9008",
    block="pre_proceedings",
    fields=("InitialPPMeetingDate",),
    message="the first pre-proceedings meeting lies outside the census year",
    is_broken=is_outside_year("InitialPPMeetingDate"),
    first_year="2026/27",
)
