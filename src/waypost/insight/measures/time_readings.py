"""How a life table becomes a number with its interval: weeks open within a horizon, and shares that have ended."""

from __future__ import annotations

from waypost.insight.measures.readings import DAYS_IN_A_WEEK, Reader, Reading
from waypost.insight.measures.survival.aalen_johansen import share_ended_by
from waypost.insight.measures.survival.kaplan_meier import Estimate, restricted_mean, share_ended
from waypost.insight.measures.survival.life_table import life_table
from waypost.journeys.question import Answer


def weeks_within(horizon_weeks: int) -> Reader:
    """Return the reader of the mean weeks open within so many weeks (the restricted mean)."""

    def read(answer: Answer) -> Reading | None:
        table = life_table(answer.ages)
        found = None if table is None else restricted_mean(table, horizon_weeks * DAYS_IN_A_WEEK)
        return _reading(answer, found, 1 / DAYS_IN_A_WEEK)

    return read


def percent_ended(weeks: int) -> Reader:
    """Return the reader of the share that has ended by so many weeks, in percent."""

    def read(answer: Answer) -> Reading | None:
        table = life_table(answer.ages)
        return _reading(answer, None if table is None else share_ended(table, weeks * DAYS_IN_A_WEEK), 100)

    return read


def percent_ended_by(end: int, weeks: int) -> Reader:
    """Return the reader of the share ended by so many weeks by the end of that number (from 0), in percent."""

    def read(answer: Answer) -> Reading | None:
        table = life_table(answer.ages)
        return _reading(answer, None if table is None else share_ended_by(table, end, weeks * DAYS_IN_A_WEEK), 100)

    return read


def _reading(answer: Answer, found: Estimate | None, times: float) -> Reading | None:
    """Return an estimate as a reading that rests on everybody who was under watch."""
    if found is None:
        return None
    lower, upper = (None if bound is None else bound * times for bound in (found.lower, found.upper))
    return Reading(None, answer.counted, found.value * times, lower, upper)
