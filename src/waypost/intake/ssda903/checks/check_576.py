"""576: a missing episode left open last year is told again."""

from __future__ import annotations

from waypost.intake.ssda903.facts import IS_MISSING_LEFT_OPEN
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="576",
    table="header",
    fields=("missing.MIS_START", "missing.MIS_END"),
    message="last year's return left a missing episode open, and this year's does not tell it",
    is_broken=IS_MISSING_LEFT_OPEN,
)
