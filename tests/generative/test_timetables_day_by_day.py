"""The engine against a clerk with a calendar: who walks from day to day, counts on fingers, and knows no arithmetic.

The clerk's bank holidays are typed from the published list, not taken from the library that the engine asks. The years
hold Easters, a leap day, moved Christmases, and the change of the clocks twice a year, which costs no day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waypost.foundation.clock import LONDON
from waypost.vocabulary.events import EventKind as Kind
from waypost.vocabulary.limit import Limit, Unit
from waypost.vocabulary.timetable import TIMETABLES, Mark, Step, Timetable
from waypost.vocabulary.timetable_engine import progress
from waypost.vocabulary.timetable_told import Fact

DAY = timedelta(days=1)
PUBLISHED = """
    2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28
    2028-01-03 2028-04-14 2028-04-17 2028-05-01 2028-05-29 2028-08-28 2028-12-25 2028-12-26
    2029-01-01 2029-03-30 2029-04-02 2029-05-07 2029-05-28 2029-08-27 2029-12-25 2029-12-26
"""
OFF = {date.fromisoformat(text) for text in PUBLISHED.split()}
FIRST, LAST = date(2027, 2, 1), date(2028, 12, 31)
WAYS = [(timetable, convention) for timetable in TIMETABLES.values() for convention in timetable.conventions]


def walk(start: date) -> Iterator[date]:
    while True:
        yield start
        start += DAY


def is_at_work(day: date) -> bool:
    return day.strftime("%a") not in ("Sat", "Sun") and day not in OFF


def clerk_last_day(limit: Limit, start: date) -> date:
    left = limit.length * (7 if limit.unit is Unit.WEEKS else 1)
    for day in walk(start if limit.is_counting_day_one else start + DAY):
        left -= 1 if limit.unit is not Unit.WORKING_DAYS or is_at_work(day) else 0
        if left == 0:
            return day
    raise AssertionError


def clerk_days_late(due_on: date, end: date, counted_in: str) -> int:
    early, late = min(due_on, end), max(due_on, end)
    days, day = 0, early
    while day < late:
        day += DAY
        days += 1 if counted_in == "calendar_days" or is_at_work(day) else 0
    return days if end >= due_on else -days


def is_one(fact: Fact, marks: tuple[Mark, ...]) -> bool:
    return any(
        fact.kind is m.kind and m.code in (None, fact.code) and (m.flag is None or m.flag == fact.flag) for m in marks
    )


def clerk(step: Step, facts: list[Fact], on: date) -> tuple[str, date | None, date | None, int | None]:
    """Return a step's status, last day, day done and days late, from a walk over every day up to the one asked."""
    called_off = (Kind.HEARING_VACATED, Kind.HEARING_ADJOURNED, Kind.HEARING_REMOVED)
    off = {(fact.happened_on, fact.code) for fact in facts if fact.kind in called_off}
    stands = [f for f in facts if f.kind is not Kind.HEARING_LISTED or (f.happened_on, f.code) not in off]
    started_on, done_on = None, None
    for mark in step.starts_with:
        for day in walk(FIRST - DAY):
            if started_on or day > on:
                break
            if any(fact.happened_on == day and is_one(fact, (mark,)) for fact in stands):
                started_on = day
    if started_on is None:
        return "not_started", None, None, None
    ends = [clerk_last_day(step.limit, started_on)] if step.limit else []
    for day in walk(started_on):
        known = [f for f in stands if f.happened_on == day and (day <= on or f.kind is Kind.HEARING_LISTED)]
        if done_on is None and day <= on and any(is_one(fact, step.satisfied_by) for fact in known):
            done_on = day
        if any(is_one(fact, step.before) for fact in known):
            back, left = day, step.lead.length
            while left:
                back -= DAY
                left -= 1 if step.lead.unit is not Unit.WORKING_DAYS or is_at_work(back) else 0
            ends.append(back)
            break
        if day > LAST:
            break
    for day in walk(started_on):
        if done_on is None and day <= on and any(f.happened_on == day and is_one(f, step.satisfied_by) for f in stands):
            done_on = day
        if day > on:
            break
    due_on = min(ends) if ends else None
    if due_on is None:
        return ("done" if done_on else "due"), None, done_on, None
    if done_on is None and on <= due_on:
        return "due", due_on, None, 0
    return ("done" if done_on else "late"), due_on, done_on, clerk_days_late(due_on, done_on or on, step.counted_in)


def facts_of(timetable: Timetable) -> st.SearchStrategy[list[Fact]]:
    marks = {m for step in timetable.steps for m in (*step.starts_with, *step.satisfied_by, *step.before)}
    listed = {Mark(kind, m.code) for m in marks if m.kind is Kind.HEARING_HELD
              for kind in (Kind.HEARING_LISTED, Kind.HEARING_VACATED)}  # fmt: skip
    fact = st.builds(
        lambda mark, day: Fact(mark.kind, day, mark.code, flag=mark.flag),
        st.sampled_from(sorted(marks | listed, key=str)),
        st.dates(FIRST, date(2028, 6, 30)),
    )
    return st.lists(fact, min_size=2, max_size=8)


@pytest.mark.parametrize(("timetable", "convention"), WAYS, ids=lambda value: getattr(value, "timetable", value))
@given(data=st.data(), on=st.dates(FIRST, LAST))
def test_the_engine_tells_what_the_clerk_counts(timetable, convention, data, on):
    facts = data.draw(facts_of(timetable))
    anew = [f.happened_on for f in facts if f.happened_on <= on and is_one(f, timetable.starts_anew_with)]
    facts = [fact for fact in facts if not anew or fact.happened_on >= max(anew)]
    told = {step.step: step for step in progress(timetable, convention, facts, on).steps}
    for step in timetable.steps_of(convention):
        if step.is_repeated or step.step not in told:
            continue
        one = told[step.step]
        assert (one.status, one.due_on, one.done_on, one.days_late) == clerk(step, facts, on)


@given(
    length=st.integers(1, 60),
    unit=st.sampled_from(list(Unit)),
    counts=st.booleans(),
    start=st.dates(FIRST, date(2028, 6, 30)),
)
def test_every_limit_ends_where_the_clerk_ends(length, unit, counts, start):
    limit = Limit(length, unit, counts)
    assert limit.last_day(start) == clerk_last_day(limit, start)
    back = limit.before(start)
    left = length * (7 if unit is Unit.WEEKS else 1)
    for day in (start - n * DAY for n in range(1, 200)):
        left -= 1 if unit is not Unit.WORKING_DAYS or is_at_work(day) else 0
        if left == 0:
            assert back == day
            break


@pytest.mark.parametrize(
    ("limit", "start", "last_day"),
    [
        (Limit(1, Unit.CALENDAR_DAYS, is_counting_day_one=False), date(2027, 3, 27), date(2027, 3, 28)),
        (Limit(1, Unit.WEEKS, is_counting_day_one=False), date(2027, 10, 30), date(2027, 11, 6)),
        (Limit(1, Unit.CALENDAR_DAYS, is_counting_day_one=False), date(2028, 2, 28), date(2028, 2, 29)),
        (Limit(2, Unit.WORKING_DAYS, is_counting_day_one=False), date(2028, 2, 28), date(2028, 3, 1)),
        (Limit(1, Unit.WORKING_DAYS, is_counting_day_one=False), date(2027, 3, 25), date(2027, 3, 30)),
    ],
    ids=["clocks go forward", "clocks go back", "leap day", "over the leap day", "over Easter"],
)
def test_a_day_of_23_or_25_hours_is_a_day(limit, start, last_day):
    assert limit.last_day(start) == last_day
    midnights = [datetime.combine(day, time(), LONDON).astimezone().date() for day in (start, last_day)]
    assert limit.last_day(midnights[0]) - midnights[0] == last_day - start
