"""Windows: the stretches of a feed's clock that are asked for, one after the other, none longer than is answered.

A window includes both its ends, and ends where the next begins: a case stamped on the very border comes in both. Both
polls are kept, and intake states the case once for each. Nothing is stamped between two windows.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from waypost.pipeline.exchange.terms import term

LONGEST = timedelta(minutes=term("window_minutes_most"))
SHORTEST = timedelta(seconds=term("window_seconds_least"))


class Window(NamedTuple):
    """From `start` to `end`, both included, on the feed's own clock, to the millisecond, without a zone."""

    start: datetime
    end: datetime


def to_millisecond(moment: datetime) -> datetime:
    """Return the moment without what is finer than a feed's clock can be asked for."""
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def as_text(moment: datetime) -> str:
    """Return the moment as both feeds want it: 2023-03-28T12:32:54.541."""
    return moment.isoformat(timespec="milliseconds")


def next_window(start: datetime, until: datetime, length: timedelta = LONGEST) -> Window | None:
    """Return the window that begins at `start`, no longer than `length`, not past `until`; None when none is left."""
    return Window(start, min(start + length, until)) if start < until else None


def windows_between(start: datetime, until: datetime, length: timedelta = LONGEST) -> Iterator[Window]:
    """Yield every window from `start` to `until`, each beginning where the one before ends."""
    while window := next_window(start, until, length):
        yield window
        start = window.end


def shorter(window: Window) -> timedelta | None:
    """Return half the window's length, at least the shortest; None when it is the shortest already."""
    length = window.end - window.start
    half = length // 2 // timedelta(milliseconds=1) * timedelta(milliseconds=1)
    return max(half, SHORTEST) if length > SHORTEST else None


def longer(length: timedelta) -> timedelta:
    """Return twice the length, at most the longest: how windows grow again after a full one."""
    return min(length * 2, LONGEST)
