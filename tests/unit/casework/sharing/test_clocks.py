"""By when words are read, and when a session is over."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from waypost.casework.sharing.clocks import is_over, is_waiting_too_long, reading_due_on


@pytest.mark.parametrize(
    ("at", "due_on"),
    [
        (datetime(2027, 4, 7, 8, 0, tzinfo=UTC), date(2027, 4, 7)),
        (datetime(2027, 4, 7, 13, 59, tzinfo=UTC), date(2027, 4, 7)),
        (datetime(2027, 4, 7, 14, 0, tzinfo=UTC), date(2027, 4, 8)),  # three in the afternoon in London
        (datetime(2027, 4, 9, 16, 0, tzinfo=UTC), date(2027, 4, 12)),
        (datetime(2027, 4, 10, 9, 0, tzinfo=UTC), date(2027, 4, 12)),
    ],
)
def test_words_are_read_the_same_working_day(at, due_on):
    assert reading_due_on(at) == due_on


@pytest.mark.parametrize(
    ("due_on", "at", "expected"),
    [
        (date(2027, 4, 7), datetime(2027, 4, 7, 14, 59, tzinfo=UTC), False),
        (date(2027, 4, 7), datetime(2027, 4, 7, 15, 0, tzinfo=UTC), True),  # four in the afternoon in London
        (date(2027, 4, 8), datetime(2027, 4, 7, 23, 30, tzinfo=UTC), False),
        (date(2027, 4, 6), datetime(2027, 4, 7, 8, 0, tzinfo=UTC), True),
    ],
)
def test_words_that_nobody_has_read_wait_too_long_from_the_afternoon_of_their_day(due_on, at, expected):
    assert is_waiting_too_long(due_on, at) is expected


def test_sessions_are_short():
    at = datetime(2027, 4, 1, 10, tzinfo=UTC)
    assert not is_over(at, at, at + timedelta(minutes=10))
    assert is_over(at, at, at + timedelta(minutes=11))
    assert is_over(at, at + timedelta(minutes=55), at + timedelta(minutes=61))
