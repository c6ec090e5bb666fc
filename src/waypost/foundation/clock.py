"""The only place that reads the time. Doors and pipeline call it; everything else is told."""

from __future__ import annotations

import time
from datetime import date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
UTC = ZoneInfo("UTC")


def now() -> datetime:
    """Return this instant, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Return today's date in London, where the courts keep their calendar."""
    return datetime.now(LONDON).date()


def stopwatch() -> float:
    """Return seconds on a clock that only goes forward, for measuring how long something took."""
    return time.perf_counter()
