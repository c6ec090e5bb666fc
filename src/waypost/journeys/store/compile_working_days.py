"""Compiles working days between two days: plain arithmetic over weeks, less the bank holidays that lie between.

No engine knows our bank holidays, and a table of them would be one more table to keep. They stand in the query as one
list, which every engine can count through.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import ibis

from waypost.vocabulary.working_days import bank_holidays

FIRST_YEAR, LAST_YEAR = 2010, 2040
"""The years whose bank holidays are counted: no journey that a feed tells begins sooner."""
_A_MONDAY = date(1970, 1, 5)
_DAYS_OF_WORK = 5


def working_days_sql(start: Any, end: Any) -> Any:
    """Return how many working days come after `start`, up to and with `end`; fewer than none where `end` is first."""
    weekdays = _weekdays_until(end) - _weekdays_until(start)
    first, last = ibis.least(start, end), ibis.greatest(start, end)
    kept = _weekday_holidays().filter(lambda holiday: (holiday > first) & (holiday <= last)).length()
    return (weekdays - (end < start).ifelse(-kept, kept)).cast("int64")


def _weekdays_until(day: Any) -> Any:
    """Return the weekdays from a Monday long ago up to and with a day."""
    days = day.delta(ibis.literal(_A_MONDAY), unit="day")
    weeks = days // 7
    return weeks * _DAYS_OF_WORK + ibis.least(days - weeks * 7 + 1, ibis.literal(_DAYS_OF_WORK))


@cache
def _weekday_holidays() -> Any:
    days = [day for day in bank_holidays(FIRST_YEAR, LAST_YEAR) if day.weekday() < _DAYS_OF_WORK]
    return ibis.literal(days, type="array<date>")
