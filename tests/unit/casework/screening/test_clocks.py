"""The clocks of screening: hours that go by, working days, and the letter's own, which the one engine tells."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waypost.casework.screening.clocks import day_clock, hour_clock, letter_clock
from waypost.casework.screening.rules import NoLetterHere
from waypost.casework.screening.terms import clock_terms
from waypost.foundation.clock import LONDON

PROGRAMME = "child_arrangements_programme"
INSTANTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(LONDON))


def london(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("started_at", "ends_at"),
    [
        ("2026-03-28T23:30", "2026-03-29T02:30"),
        ("2026-10-25T00:30", "2026-10-25T01:30"),
        ("2026-12-31T23:00", "2027-01-01T01:00"),
        ("2026-04-03T16:59", "2026-04-03T18:59"),
    ],
    ids=["clocks go forward", "clocks go back", "new year", "bank holiday"],
)
def test_two_hours_are_two_hours_on_every_night(started_at, ends_at):
    clock = hour_clock("refer_immediate_risk", london(started_at), None, london(started_at))
    assert clock.ends_at.strftime("%Y-%m-%dT%H:%M") == ends_at
    assert not clock.is_late


@given(started=INSTANTS, minutes=st.integers(0, 600), asked=st.integers(0, 600))
def test_lateness_is_the_time_that_went_by(started, minutes, asked):
    start = started.astimezone(UTC)
    done, at = start + timedelta(minutes=minutes), start + timedelta(minutes=asked)
    answered = hour_clock("refer_immediate_risk", started, done.astimezone(LONDON), at)
    waiting = hour_clock("refer_immediate_risk", started, None, at)
    assert answered.late_by == timedelta(minutes=max(0, minutes - 120))
    assert waiting.late_by == timedelta(minutes=max(0, asked - 120))
    assert (answered.is_done, waiting.is_done) == (True, False)


def test_an_instant_has_a_zone_and_a_clock_one_unit():
    with pytest.raises(ValueError, match="time zone"):
        hour_clock("refer_immediate_risk", datetime(2026, 1, 1), None, london("2026-01-01T01:00"))
    with pytest.raises(ValueError, match="working days"):
        hour_clock("screen", london("2026-01-01T01:00"), None, london("2026-01-01T01:00"))
    with pytest.raises(ValueError, match="hours"):
        day_clock("refer_immediate_risk", date(2026, 1, 1), None, date(2026, 1, 1))


@pytest.mark.parametrize(
    ("clock", "started_on", "done_on", "on", "ends_on", "days_late"),
    [
        ("screen", date(2026, 4, 1), None, date(2026, 4, 1), date(2026, 4, 8), -3),
        ("screen", date(2026, 4, 1), date(2026, 4, 9), date(2026, 5, 1), date(2026, 4, 8), 1),
        ("police_check", date(2026, 3, 27), None, date(2026, 4, 1), date(2026, 3, 31), 1),
    ],
)
def test_screening_and_checks_are_counted_in_working_days(clock, started_on, done_on, on, ends_on, days_late):
    told = day_clock(clock, started_on, done_on, on)
    assert (told.ends_on, told.days_late, told.is_done) == (ends_on, days_late, done_on is not None)


@pytest.mark.parametrize(
    ("given", "on", "status", "due_on", "days_late"),
    [
        ({}, date(2026, 3, 27), "due", date(2026, 3, 27), 0),
        ({}, date(2026, 3, 30), "late", date(2026, 3, 27), 1),
        ({"hearing_on": date(2026, 3, 26)}, date(2026, 3, 24), "late", date(2026, 3, 23), 1),
        ({"hearing_on": date(2026, 3, 26)}, date(2026, 4, 10), "late", date(2026, 3, 23), 12),
        ({"filed_on": date(2026, 3, 25)}, date(2026, 4, 10), "done", date(2026, 3, 27), -2),
    ],
)
def test_the_letters_last_day_is_the_timetables_own(given, on, status, due_on, days_late):
    told = letter_clock(PROGRAMME, date(2026, 3, 4), on, **given)
    assert (told.status, told.due_on, told.days_late) == (status, due_on, days_late)


def test_a_child_focused_court_has_no_such_clock():
    with pytest.raises(NoLetterHere):
        letter_clock("child_focused_court", date(2026, 3, 4), date(2026, 3, 5))


def test_every_clock_is_cited_and_says_from_what_to_what():
    for one in clock_terms().values():
        assert one.source.endswith(".") or "Standard Operating Principles" in one.source
        assert one.starts
        assert one.ends
