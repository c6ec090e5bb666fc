"""Limits that measures count by: read from the timetables, which say on whose word each stands."""

from __future__ import annotations

from datetime import date

from waypost.vocabulary.limit import Limit, Unit
from waypost.vocabulary.timetable import TIMETABLES


def limit_of(timetable: str, convention: str, step: str) -> Limit:
    """Return the limit of a step under a convention."""
    steps = TIMETABLES[timetable].steps_of(convention)
    return next(one.limit for one in steps if one.step == step and one.limit is not None)


def days_after(limit: Limit) -> int:
    """Return how many days after its start a limit ends: calendar days, or working days where it counts those.

    Where the start is day one, its last day is one day sooner. A start that is no working day is taken as one.
    """
    if limit.unit is Unit.WORKING_DAYS:
        return limit.length - limit.is_counting_day_one
    return (limit.last_day(date.min) - date.min).days
