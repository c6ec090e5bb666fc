"""8590: The child has no episode of need."""

from __future__ import annotations

from waypost.intake.cin.facts import DETAILS_TOLD
from waypost.intake.cin.official import Check

CHECK = Check(
    number="8590",
    block="child",
    fields=(),
    message="the child has no episode of need",
    is_broken=DETAILS_TOLD == 0,
)
