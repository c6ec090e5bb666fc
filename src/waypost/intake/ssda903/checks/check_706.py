"""706: a deprivation of liberty left open last year is told again."""

from __future__ import annotations

from waypost.intake.ssda903.facts import IS_DOLO_LEFT_OPEN
from waypost.intake.ssda903.official import Check

CHECK = Check(
    number="706",
    table="header",
    fields=("dolo.DOLO_START", "dolo.DOLO_END"),
    message="last year's return left a deprivation of liberty open, and this year's does not tell it",
    is_broken=IS_DOLO_LEFT_OPEN,
    first_year="2026/27",
)
