"""Periods that a measure is told for: a month's last day, and quarters under both their names.

The same three months are Q3 2024/25 in Cafcass's financial year and Q4 2024 in the calendar year of the Ministry of
Justice's statistics. A quarter here is its two days; its names are only ever shown together with its months.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, both counted. A snapshot is one day."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError("a period ends before it begins")

    @property
    def title(self) -> str:
        """The period in words: the day, or the months."""
        if self.start == self.end:
            return f"{self.end.day} {MONTHS[self.end.month - 1]} {self.end.year}"
        return f"{MONTHS[self.start.month - 1]} to {MONTHS[self.end.month - 1]} {self.end.year}"


def calendar_quarter_name(quarter: Period) -> str:
    """Return the name in the calendar year, as the Ministry of Justice counts: "Q4 2024"."""
    return f"Q{(quarter.start.month + 2) // 3} {quarter.start.year}"


def financial_quarter_name(quarter: Period) -> str:
    """Return the name in the financial year from April, as Cafcass counts: "Q3 2024/25"."""
    number = (quarter.start.month + 8) // 3 % 4 + 1
    year = quarter.start.year if quarter.start.month >= 4 else quarter.start.year - 1
    return f"Q{number} {year}/{(year + 1) % 100:02d}"


def quarter_of(day: date) -> Period:
    """Return the quarter in which a day falls."""
    first_month = (day.month - 1) // 3 * 3 + 1
    return Period(date(day.year, first_month, 1), _month_end(day.year, first_month + 2))


def last_complete_quarter(as_of: date) -> Period:
    """Return the last quarter whose days are all known on a day."""
    quarter = quarter_of(as_of)
    return quarter if quarter.end <= as_of else quarter_of(quarter.start - timedelta(days=1))


def last_month_end(as_of: date) -> Period:
    """Return the last day of a month, on the day or before it."""
    end = _month_end(as_of.year, as_of.month)
    day = end if end <= as_of else date(as_of.year, as_of.month, 1) - timedelta(days=1)
    return Period(day, day)


def a_year_before(period: Period) -> Period:
    """Return the same period a year before; the end of a February is the end of February again."""
    start, end = period.start, period.end
    earlier_end = _month_end(end.year - 1, end.month)
    return (
        Period(earlier_end, earlier_end) if start == end else Period(date(start.year - 1, start.month, 1), earlier_end)
    )


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
