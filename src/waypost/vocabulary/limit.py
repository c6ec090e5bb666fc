"""Limits: lengths of time in calendar days, working days or weeks, from a day or before it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from waypost.vocabulary.working_days import add_working_days, subtract_working_days


class Unit(StrEnum):
    """What a limit is counted in."""

    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"


@dataclass(frozen=True, slots=True)
class Limit:
    """A length of time. `is_counting_day_one` says whether the start is itself day one ("beginning with")."""

    length: int
    unit: Unit
    is_counting_day_one: bool

    def __post_init__(self) -> None:
        if self.length < 1:
            raise ValueError("a limit is at least one")

    def last_day(self, start: date) -> date:
        """Return the last day of the limit for a clock that starts on `start`."""
        if self.unit is Unit.WORKING_DAYS:
            return add_working_days(start, self.length, counting_day_one=self.is_counting_day_one)
        return start + timedelta(days=self.days - 1 if self.is_counting_day_one else self.days)

    @property
    def days(self) -> int:
        """The length in days of its own kind: working days where it counts those, else calendar days."""
        return self.length * 7 if self.unit is Unit.WEEKS else self.length

    def before(self, end: date) -> date:
        """Return the last day that lies a whole limit before `end`: three working days before a Friday is a Tuesday."""
        if self.unit is Unit.WORKING_DAYS:
            return subtract_working_days(end, self.length)
        return end - timedelta(days=self.days)
