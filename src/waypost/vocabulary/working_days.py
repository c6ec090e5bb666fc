"""Working days of England and Wales: every day but Saturdays, Sundays and bank holidays.

Bank holidays come from the `holidays` library, which is kept up with royal proclamations (the funeral of 2022, the
coronation of 2023). It knows rules for years to come, not what will be proclaimed: a day far ahead may yet change.

A limit of n days is counted in one of two ways, and the caller always says which. With `counting_day_one`, the start
is day one ("beginning with the day on which"): one day from a Monday ends that Monday. Without it, the day after is
day one ("within n days of"): one day from a Monday ends on the Tuesday.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import holidays
import numpy as np
import numpy.typing as npt

from waypost.foundation.errors import OursToFix


class CalendarRunsOut(OursToFix):
    """The library of bank holidays does not reach the year that was asked for."""


@cache
def _of_year(year: int) -> frozenset[date]:
    found: set[date] = set()
    for country in ("ENG", "WLS"):
        found |= set(holidays.country_holidays("GB", subdiv=country, years=year))
    if not found:
        raise CalendarRunsOut(
            f"There are no bank holidays for {year}.", where="vocabulary/working_days", do="Renew the holidays library."
        )
    return frozenset(found)


def bank_holidays(first_year: int, last_year: int) -> tuple[date, ...]:
    """Return the bank holidays of England and Wales from `first_year` to `last_year`, both included, sorted.

    Days that fall on a weekend stand there beside the day kept in their place. Raises `CalendarRunsOut` for a year
    that the library does not reach.
    """
    return tuple(sorted(day for year in range(first_year, last_year + 1) for day in _of_year(year)))


def holiday_array(first_year: int, last_year: int) -> npt.NDArray[np.datetime64]:
    """Return `bank_holidays` as a sorted array of datetime64[D], for numpy's busday functions."""
    return np.array(bank_holidays(first_year, last_year), dtype="datetime64[D]")


def check_calendar_reaches(day: date, *, years_ahead: int = 2) -> None:
    """Raise `CalendarRunsOut` when the library has no holidays for a year up to `years_ahead` years after `day`."""
    bank_holidays(day.year, day.year + years_ahead)


def is_working_day(day: date) -> bool:
    """Say whether `day` is a working day in England and Wales."""
    return day.weekday() < 5 and day not in _of_year(day.year)


def next_working_day(day: date) -> date:
    """Return `day` when it is a working day, else the first working day after it."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def add_working_days(start: date, n: int, *, counting_day_one: bool) -> date:
    """Return the last day of a limit of `n` working days (n >= 0) that starts on `start`.

    With `counting_day_one`, day one is `start`, or the first working day after it; without, day one is the first
    working day after `start`. Zero days end on `start`. Raises ValueError when `n` is negative.
    """
    if n < 0:
        raise ValueError("a limit is never negative")
    if n == 0:
        return start
    day = next_working_day(start if counting_day_one else start + timedelta(days=1))
    for _ in range(n - 1):
        day = next_working_day(day + timedelta(days=1))
    return day


def subtract_working_days(end: date, n: int) -> date:
    """Return the working day that lies `n` working days (n >= 1) before `end`.

    `end` is the n-th working day after it, or the days off that follow that. Raises ValueError when `n` is less than 1.
    """
    if n < 1:
        raise ValueError("a lead is at least one")
    day = end
    for _ in range(n):
        day -= timedelta(days=1)
        while not is_working_day(day):
            day -= timedelta(days=1)
    return day


def working_days_between(start: date, end: date) -> int:
    """Return how many working days lie after `start` up to and including `end`; negative when `end` is the earlier.

    It answers "how many working days late": 0 on the day itself.
    """
    if end < start:
        return -working_days_between(end, start)
    days = holiday_array(start.year, end.year)
    after = [np.datetime64(day + timedelta(days=1), "D") for day in (start, end)]
    return int(np.busday_count(after[0], after[1], holidays=days))
