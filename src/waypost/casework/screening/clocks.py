"""The clocks of screening: the safeguarding letter's, that of immediate risk, and those of screening and checks. Pure.

Hours are counted in elapsed time, whatever the clocks of London do in between: two hours on the night when they go
forward are two hours. Days are working days, and the letter's last day is the timetables' own: one engine tells it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from waypost.casework.screening.rules import LETTERS, check_has_letter
from waypost.casework.screening.terms import clock_terms
from waypost.foundation.clock import LONDON
from waypost.vocabulary.events import EventKind
from waypost.vocabulary.hearings import HEARINGS
from waypost.vocabulary.local_timetable import LocalTimetable, in_area
from waypost.vocabulary.timetable_engine import progress
from waypost.vocabulary.timetable_told import Fact, StepTold
from waypost.vocabulary.working_days import add_working_days, working_days_between

FIRST_HEARING = "first_hearing_dispute_resolution"


@dataclass(frozen=True, slots=True)
class HourClock:
    """A clock of hours: when it ends, and how late it is (in time: nought). `is_done` says that it was answered."""

    ends_at: datetime
    is_done: bool
    late_by: timedelta

    @property
    def is_late(self) -> bool:
        """Whether the end went by first."""
        return self.late_by > timedelta()


@dataclass(frozen=True, slots=True)
class DayClock:
    """A clock of working days: its last day, and how many working days late it is; negative: so many are left."""

    ends_on: date
    is_done: bool
    days_late: int


def hour_clock(clock: str, started_at: datetime, done_at: datetime | None, at: datetime) -> HourClock:
    """Return how a clock of hours stands at an instant. Raises ValueError for an instant without a zone."""
    if any(one is not None and one.tzinfo is None for one in (started_at, done_at, at)):
        raise ValueError("an instant has a time zone")
    hours = clock_terms()[clock].hours
    if hours is None:
        raise ValueError(f"{clock} is counted in working days")
    # In UTC: sums of local instants of one zone would follow the hands of the clock, not the time that went by.
    ends_at = started_at.astimezone(UTC) + timedelta(hours=hours)
    over = (done_at or at).astimezone(UTC) - ends_at
    return HourClock(ends_at.astimezone(LONDON), done_at is not None, max(over, timedelta()))


def day_clock(clock: str, started_on: date, done_on: date | None, on: date) -> DayClock:
    """Return how a clock of working days stands on a day. The day it starts is not day one."""
    days = clock_terms()[clock].working_days
    if days is None:
        raise ValueError(f"{clock} is counted in hours")
    ends_on = add_working_days(started_on, days, counting_day_one=False)
    return DayClock(ends_on, done_on is not None, working_days_between(ends_on, done_on or on))


def first_hearing_on(next_hearing_on: date | None, next_hearing_kind: str) -> date | None:
    """Return the day of the first hearing; null where the next hearing is another, or none is listed."""
    is_first = next_hearing_kind in (FIRST_HEARING, HEARINGS.title(FIRST_HEARING))
    return next_hearing_on if is_first else None


def letter_clock(
    programme: str,
    received_on: date,
    on: date,
    *,
    hearing_on: date | None = None,
    filed_on: date | None = None,
    area: str | None = None,
    local: Iterable[LocalTimetable] = (),
) -> StepTold:
    """Return how the safeguarding letter stands on a day: its last day, and on whose word.

    `hearing_on` is the first hearing's, where it is listed; `local` are areas' own steps. Raises `NoLetterHere` for a
    way of working that has no safeguarding letter.
    """
    check_has_letter(programme)
    facts = [Fact(EventKind.APPLICATION_RECEIVED, received_on)]
    facts += [Fact(EventKind.HEARING_LISTED, hearing_on, FIRST_HEARING)] if hearing_on else []
    facts += [Fact(EventKind.REPORT_FILED, filed_on, "safeguarding_letter")] if filed_on else []
    (timetable,) = [one for one in in_area(area, local) if one.timetable == LETTERS[programme]]
    return progress(timetable, timetable.for_tasks, facts, on).step("safeguarding_letter")
