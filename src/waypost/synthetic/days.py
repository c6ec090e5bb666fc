"""Days as whole numbers since 1 January 1970, so that whole columns of them can be reckoned with.

`NEVER` stands for a day that does not come; it becomes null when a frame is made.
"""

from __future__ import annotations

from datetime import date
from functools import cache

import numpy as np
import polars as pl
from numpy.typing import NDArray

from waypost.synthetic.chance import Days, Truth, Whole
from waypost.vocabulary.working_days import holiday_array

NEVER = -(10**7)
_EPOCH = date(1970, 1, 1)


def day_number(day: date) -> int:
    """Return the day as a number."""
    return (day - _EPOCH).days


def as_dates(days: Days) -> pl.Series:
    """Return day numbers as dates; NEVER is null."""
    numbers = pl.Series(values=days, dtype=pl.Int32)
    return pl.select(pl.when(numbers > NEVER // 2).then(numbers)).to_series().cast(pl.Date)


def only_if(condition: Truth, days: Days) -> Days:
    """Keep the days where the condition holds; the others never come."""
    return np.where(condition, days, NEVER)


def known_by(days: Days, until: int) -> Days:
    """Drop the days that lie after the end of the world."""
    return only_if(days <= until, days)


_CALENDAR_YEARS = (1995, 2060)


@cache
def _bank_holidays() -> NDArray[np.datetime64]:
    return holiday_array(*_CALENDAR_YEARS)


def working_day(days: Days) -> Days:
    """Return the same day, or the next one on which the courts of England sit."""
    return _working(days, np.zeros(len(days), dtype=np.int64))


def working_day_before(days: Days) -> Days:
    """Return the same day, or the last one before it on which the courts of England sit."""
    moved = np.busday_offset(days.astype("datetime64[D]"), 0, roll="backward", holidays=_bank_holidays())
    return moved.astype(np.int64)


def working_days_after(days: Days, count: Whole) -> Days:
    """Return the day that lies `count` working days after each day."""
    return _working(days, count)


def _working(days: Days, count: Whole) -> Days:
    moved = np.busday_offset(days.astype("datetime64[D]"), count, roll="forward", holidays=_bank_holidays())
    return moved.astype(np.int64)
