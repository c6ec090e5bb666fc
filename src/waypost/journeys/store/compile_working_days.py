"""Compiles working days between two days: plain arithmetic over weeks, less the bank holidays that lie between.

No engine knows our bank holidays, and a table of them would be one more table to keep. They stand in the query as one
list, which every engine can count through.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from waypost.vocabulary.working_days import bank_holidays

FIRST_YEAR, LAST_YEAR = 2010, 2040
"""The years whose bank holidays are counted: no journey that a feed tells begins sooner."""
_A_MONDAY = date(1970, 1, 5)
_DAYS_OF_WORK = 5


def working_days_sql(start: str, end: str) -> str:
    """Return how many working days come after `start`, up to and with `end`; fewer than none where `end` is first."""
    return f"({_working_days_until(end)} - {_working_days_until(start)})"


def _working_days_until(day: str) -> str:
    """Return the weekdays from a Monday long ago up to and with a day, less the bank holidays that are counted."""
    days = f"date_diff('day', DATE '{_A_MONDAY}', {day})"
    weeks = f"CAST(floor({days} / 7) AS BIGINT)"
    kept = f"array_length(list_filter({_weekday_holidays()}, lambda holiday: holiday <= {day}))"
    return f"({weeks} * {_DAYS_OF_WORK} + least({days} - {weeks} * 7 + 1, {_DAYS_OF_WORK}) - {kept})"


@cache
def _weekday_holidays() -> str:
    """Return them as one text that is split: an engine plans it in no time, where a list of days has it read each."""
    days = (day for day in bank_holidays(FIRST_YEAR, LAST_YEAR) if day.weekday() < _DAYS_OF_WORK)
    return f"CAST(string_split('{','.join(map(str, days))}', ',') AS DATE[])"
