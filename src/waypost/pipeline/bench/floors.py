"""Timing ours beside the least that reading can cost: both in one run, taken in turn, the best of several turns."""

from __future__ import annotations

from collections.abc import Callable

from waypost.foundation.clock import stopwatch
from waypost.foundation.collector import collector_paused


def beside_a_floor(ours: Callable[[], object], floor: Callable[[], object], turns: int) -> tuple[float, float]:
    """Return our seconds and the floor's."""
    taken: tuple[list[float], list[float]] = ([], [])
    with collector_paused():
        for _ in range(turns):
            taken[0].append(_seconds(floor))
            taken[1].append(_seconds(ours))
    return min(taken[1]), min(taken[0])


def _seconds(work: Callable[[], object]) -> float:
    start = stopwatch()
    work()
    return stopwatch() - start
