from __future__ import annotations

from datetime import timedelta

from waypost.foundation.clock import LONDON, UTC, now, stopwatch, today


def test_now_is_an_instant_in_utc():
    assert now().tzinfo is UTC
    assert now().utcoffset() == timedelta(0)


def test_today_is_londons_day():
    before, day, after = now(), today(), now()
    assert before.astimezone(LONDON).date() <= day <= after.astimezone(LONDON).date()


def test_the_stopwatch_only_goes_forward():
    first = stopwatch()
    assert stopwatch() >= first
