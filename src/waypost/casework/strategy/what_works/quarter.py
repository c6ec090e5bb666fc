"""Quarters of a year, as rounds of the survey and issues of the guide are named. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter: its name as `2026-Q4`, its first and its last day."""

    name: str
    first_on: date
    last_on: date


def quarter_of(on: date) -> Quarter:
    """Return the quarter that a day is in."""
    number = (on.month - 1) // _MONTHS
    first = date(on.year, number * _MONTHS + 1, 1)
    after = date(on.year + (number == 3), (number * _MONTHS + _MONTHS) % 12 + 1, 1)
    return Quarter(f"{on.year}-Q{number + 1}", first, after - timedelta(days=1))
