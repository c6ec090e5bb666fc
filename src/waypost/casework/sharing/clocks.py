"""By when a family's words are read, and for how long a session of their site lasts. Pure: no Django, no clock."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from waypost.casework.sharing.rules import limits
from waypost.foundation.clock import LONDON
from waypost.vocabulary.working_days import is_working_day, next_working_day


def reading_due_on(at: datetime) -> date:
    """Return the day on which a family's words are read by: the working day they arrive on, or the next one."""
    here = at.astimezone(LONDON)
    day = here.date()
    is_in_time = here.hour < int(limits()["last_hour_of_reading"])
    return day if is_working_day(day) and is_in_time else next_working_day(day + timedelta(days=1))


def is_waiting_too_long(due_on: date, at: datetime) -> bool:
    """Say whether words that nobody has read wait too long: their day is gone, or its last hours have come."""
    here = at.astimezone(LONDON)
    return due_on < here.date() or (due_on == here.date() and here.hour >= int(limits()["alarm_hour"]))


def is_over(began_at: datetime, seen_at: datetime, at: datetime) -> bool:
    """Say whether a session is over: unused for a while, or begun too long ago."""
    idle, longest = (timedelta(minutes=int(limits()[name])) for name in ("idle_minutes", "longest_minutes"))
    return at - seen_at > idle or at - began_at > longest
