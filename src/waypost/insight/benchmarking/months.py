"""An outcome month by month, of England: what a run chart is drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from waypost.insight.benchmarking.outcome import Outcome
from waypost.insight.measures.periods import Period, last_month_end
from waypost.journeys.question import Question
from waypost.journeys.store.contract import RecordStore

MONTHS_SHOWN = 24


@dataclass(frozen=True, slots=True)
class Month:
    """One month of an outcome: how many children, how many hold a share's answer, and its value in its unit."""

    period: Period
    children: int
    holding: int | None
    value: float


def months_to(as_of: date, count: int = MONTHS_SHOWN) -> list[Period]:
    """Return so many whole months, the earliest first, of which the last ends on or before a day."""
    end = last_month_end(as_of).end
    months: list[Period] = []
    while len(months) < count:
        start = end.replace(day=1)
        months.append(Period(start, end))
        end = start - timedelta(days=1)
    return months[::-1]


def monthly(store: RecordStore, outcome: Outcome, as_of: date) -> list[Month]:
    """Return the last two years of an outcome of flows, month by month; a month without children is left out."""
    question = Question("children_in_proceedings", outcome.asks, outcome.where)
    told = []
    for period in months_to(as_of):
        answer = store.compute(question, period_start=period.start, period_end=period.end, as_at=period.end)[0]
        if answer.counted:
            total = (answer.numerator if outcome.is_share else answer.total) or 0
            value = total * outcome.per / answer.counted
            told.append(Month(period, answer.counted, answer.numerator if outcome.is_share else None, value))
    return told
