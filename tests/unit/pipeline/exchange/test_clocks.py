from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waypost.foundation.clock import LONDON, UTC
from waypost.pipeline.exchange.clocks import last_instant, wall_from, wall_until


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def wall(text: str) -> datetime:
    return datetime.fromisoformat(text)


# At 01:00 UTC London's clock goes from 02:00 back to 01:00 on 27 October 2024, and from 01:00 to 02:00 on 31 March.
@pytest.mark.parametrize(
    ("instant", "earliest", "latest"),
    [
        ("2024-07-01T12:00:00", "2024-07-01T13:00:00", "2024-07-01T13:00:00"),
        ("2024-12-01T12:00:00", "2024-12-01T12:00:00", "2024-12-01T12:00:00"),
        ("2024-10-26T23:59:59", "2024-10-27T00:59:59", "2024-10-27T00:59:59"),
        ("2024-10-27T00:00:00", "2024-10-27T01:00:00", "2024-10-27T01:00:00"),
        ("2024-10-27T00:30:00", "2024-10-27T01:00:00", "2024-10-27T01:30:00"),  # first pass: 01:00 is still to come
        ("2024-10-27T00:59:59", "2024-10-27T01:00:00", "2024-10-27T01:59:59"),
        ("2024-10-27T01:00:00", "2024-10-27T01:00:00", "2024-10-27T02:00:00"),  # second pass: 02:00 has been
        ("2024-10-27T01:30:00", "2024-10-27T01:30:00", "2024-10-27T02:00:00"),
        ("2024-10-27T02:00:00", "2024-10-27T02:00:00", "2024-10-27T02:00:00"),
        ("2024-03-31T00:59:59", "2024-03-31T00:59:59", "2024-03-31T00:59:59"),
        ("2024-03-31T01:00:00", "2024-03-31T02:00:00", "2024-03-31T02:00:00"),  # spring: nothing bears 01:30
    ],
)
def test_what_may_still_be_stamped_and_what_has_been(instant, earliest, latest):
    assert wall_from(utc(instant), LONDON) == wall(earliest)
    assert wall_until(utc(instant), LONDON) == wall(latest)


def test_a_clock_without_changes_says_the_same_both_ways():
    instant = utc("2024-10-27T00:30:00")
    assert wall_from(instant, UTC) == wall_until(instant, UTC) == wall("2024-10-27T00:30:00")


@pytest.mark.parametrize(
    ("stamp", "instant"),
    [
        ("2024-10-27T01:30:00", "2024-10-27T01:30:00"),
        ("2024-10-27T00:30:00", "2024-10-26T23:30:00"),
        ("2024-12-01T12:00:00", "2024-12-01T12:00:00"),
        ("2024-03-31T01:30:00", "2024-03-31T01:30:00"),
    ],
)
def test_the_last_instant_that_bears_a_stamp(stamp, instant):
    assert last_instant(wall(stamp), LONDON) == utc(instant)


AUTUMN = st.integers(0, 6 * 3600_000).map(lambda ms: utc("2024-10-26T22:00:00") + timedelta(milliseconds=ms))
SPRING = st.integers(0, 6 * 3600_000).map(lambda ms: utc("2024-03-30T22:00:00") + timedelta(milliseconds=ms))


@given(AUTUMN | SPRING, AUTUMN | SPRING)
def test_no_later_instant_is_stamped_before_what_was_said_to_be_settled(one, other):
    earlier, later = sorted((one, other))
    stamped = later.astimezone(LONDON).replace(tzinfo=None)
    assert stamped >= wall_from(earlier, LONDON)
    assert earlier.astimezone(LONDON).replace(tzinfo=None) <= wall_until(later, LONDON)
    assert last_instant(stamped, LONDON) >= later
