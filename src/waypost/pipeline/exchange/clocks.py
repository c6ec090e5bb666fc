"""Two clocks: the public-law feed stamps and asks by London's wall clock without a zone, the private-law feed by UTC.

On the wall clock an hour comes twice in autumn, and nothing that it stamps says which of the two is meant. So windows
are cut on the wall clock itself, where every stamp has one place, and a stretch of it may be asked for only when no
instant still to come can bear a stamp inside it. The repeated hour is then asked once, for both passes, when its second
pass is over; what the first pass brought is learnt up to an hour late, once a year. The hour that spring leaves out is
asked too: nothing should be stamped in it, and four empty answers leave the axis without an exception.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from waypost.foundation.clock import UTC

_TICK = timedelta(microseconds=1)


def wall_from(instant: datetime, clock: ZoneInfo) -> datetime:
    """Return the earliest stamp, without a zone, that this instant or any after it can bear."""
    wall, is_second_pass = _on_wall(instant, clock)
    if not is_second_pass and _repeat(wall, clock):
        return _repeated_start(wall, clock)
    return wall


def wall_until(instant: datetime, clock: ZoneInfo) -> datetime:
    """Return the latest stamp, without a zone, that any instant up to this one can bear."""
    wall, is_second_pass = _on_wall(instant, clock)
    return _repeated_start(wall, clock) + _repeat(wall, clock) if is_second_pass else wall


def last_instant(wall: datetime, clock: ZoneInfo) -> datetime:
    """Return the latest instant, in UTC, that can bear the stamp: that of the second pass where there are two."""
    return max(wall.replace(tzinfo=clock, fold=fold).astimezone(UTC) for fold in (0, 1))


def _on_wall(instant: datetime, clock: ZoneInfo) -> tuple[datetime, bool]:
    local = instant.astimezone(clock)
    return local.replace(tzinfo=None, fold=0), local.fold == 1


def _repeat(wall: datetime, clock: ZoneInfo) -> timedelta:
    """Return by how much the wall clock goes back over a stamp that it shows twice; zero for any other."""
    first, second = (wall.replace(tzinfo=clock, fold=fold).utcoffset() or timedelta() for fold in (0, 1))
    return max(first - second, timedelta())


def _repeated_start(wall: datetime, clock: ZoneInfo) -> datetime:
    """Return where the repeated stretch around a stamp begins, found by halving: no table of changes is kept."""
    once, twice = wall - _repeat(wall, clock), wall
    while twice - once > _TICK:
        middle = once + (twice - once) / 2
        once, twice = (once, middle) if _repeat(middle, clock) else (middle, twice)
    return twice
