from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from waypost.pipeline.exchange.windows import (
    LONGEST,
    SHORTEST,
    Window,
    as_text,
    longer,
    next_window,
    shorter,
    to_millisecond,
    windows_between,
)

START = datetime(2024, 10, 21, 9, 7, 0, 541_000)


def test_windows_follow_one_another_to_the_end():
    found = list(windows_between(START, START + timedelta(minutes=40)))
    assert [window.end - window.start for window in found] == [LONGEST, LONGEST, timedelta(minutes=10)]
    assert [window.start for window in found[1:]] == [window.end for window in found[:-1]]


@pytest.mark.parametrize("until", [START, START - timedelta(seconds=1)])
def test_nothing_is_asked_for_where_nothing_is_left(until):
    assert next_window(START, until) is None


def test_halves_end_at_the_shortest():
    window, lengths = Window(START, START + LONGEST), []
    while half := shorter(window):
        lengths.append(half)
        window = Window(START, START + half)
    assert lengths[0] == timedelta(minutes=7, seconds=30)
    assert lengths[-1] == SHORTEST
    assert len(lengths) == 10
    assert all(length.microseconds % 1000 == 0 for length in lengths)


def test_windows_grow_again():
    assert longer(SHORTEST) == 2 * SHORTEST
    assert longer(timedelta(minutes=10)) == LONGEST


def test_text_is_what_both_feeds_want():
    assert as_text(START) == "2024-10-21T09:07:00.541"
    assert as_text(to_millisecond(datetime(2024, 10, 21, 9, 7, 0, 541_999))) == "2024-10-21T09:07:00.541"
    assert as_text(datetime(2024, 10, 21)) == "2024-10-21T00:00:00.000"
