"""Working days for whole columns: the same answers as `working_days`, for as many rows as there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from waypost.vocabulary.limit import Limit, Unit
from waypost.vocabulary.working_days import bank_holidays

_ROOM_IN_YEARS = 2
_REACH_IN_YEARS = 40
"""Beyond so many years no bank holiday is counted: a day mistyped by a century must not stop everybody's."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The bank holidays that some columns can meet."""

    holidays: tuple[date, ...]

    @classmethod
    def around(cls, frame: pl.DataFrame, columns: Iterable[str], on: date, longest: int = 0) -> WorkingDays:
        """Return those of every year from the first day of some columns to a limit of `longest` days after the last.

        Raises `CalendarRunsOut` where the library of bank holidays does not reach as far as that.
        """
        days = [day for column in columns for day in (frame[column].min(), frame[column].max()) if day is not None]
        known = [on, *(day for day in days if isinstance(day, date))]
        last = max(known).year + _ROOM_IN_YEARS + 2 * longest // 365
        first = max(min(known).year - _ROOM_IN_YEARS, on.year - _REACH_IN_YEARS)
        return cls(bank_holidays(first, min(last, on.year + _REACH_IN_YEARS)))

    def last_day(self, limit: Limit, start: pl.Expr) -> pl.Expr:
        """Return `limit.last_day` of a column of days."""
        if limit.unit is not Unit.WORKING_DAYS:
            return start + timedelta(days=limit.days - limit.is_counting_day_one)
        first = start if limit.is_counting_day_one else start + _DAY
        return first.dt.add_business_days(limit.length - 1, holidays=self.holidays, roll="forward")

    def before(self, lead: Limit, end: pl.Expr) -> pl.Expr:
        """Return `lead.before` of a column of days."""
        if lead.unit is not Unit.WORKING_DAYS:
            return end - timedelta(days=lead.days)
        return end.dt.add_business_days(-lead.length, holidays=self.holidays, roll="forward")

    def between(self, start: pl.Expr, end: pl.Expr) -> pl.Expr:
        """Return `working_days_between` of two columns of days."""
        ahead = pl.business_day_count(start + _DAY, end + _DAY, holidays=self.holidays)
        back = pl.business_day_count(end + _DAY, start + _DAY, holidays=self.holidays)
        return pl.when(end >= start).then(ahead).otherwise(-back).cast(pl.Int64)
