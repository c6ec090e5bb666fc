"""One area's work in the order of time, compiled: who waits for room, and when their work begins.

The same rules stand in `reference.py`, in plain simpy; a test holds the two to each other to four decimals. Room is
counted in hundredths of a place, so that no sum of shares can drift. Whoever imports this waits for numba.
"""

from __future__ import annotations

import logging

import numba
import numpy as np
from numpy.typing import NDArray

logging.getLogger("numba").setLevel(logging.WARNING)  # at DEBUG it tells every step of compiling, by the million

NOT_BEGUN = -1.0
"""When work began that had not begun by the end."""
HELD, ROOM, WAITING, PLACES = range(4)
"""What is written down at the start of each week: cases held, hundredths that they take, cases waiting, hundredths."""


@numba.njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _push(at: NDArray[np.float64], room: NDArray[np.int32], size: int, end: float, taken: int) -> None:
    place = size
    while place > 0:
        above = (place - 1) >> 2
        if at[above] <= end:
            break
        at[place], room[place] = at[above], room[above]
        place = above
    at[place], room[place] = end, taken


@numba.njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _pop(at: NDArray[np.float64], room: NDArray[np.int32], size: int) -> None:
    """Take the first of `size` ends away: the last takes its place and sinks, in a heap of four below each."""
    last = size - 1
    end, taken = at[last], room[last]
    place = 0
    while True:
        child = 4 * place + 1
        if child >= last:
            break
        least, least_at = child, at[child]
        for other in range(child + 1, min(child + 4, last)):
            if at[other] < least_at:
                least, least_at = other, at[other]
        if least_at >= end:
            break
        at[place], room[place] = least_at, room[least]
        place = least
    at[place], room[place] = end, taken


@numba.njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def serve(  # noqa: C901  (one loop, compiled: cut up it is slower, and the reference is there to be read)
    received: NDArray[np.float64],
    kind: NDArray[np.int64],
    days: NDArray[np.float64],
    held_until: NDArray[np.float64],
    held_kind: NDArray[np.int64],
    room_of: NDArray[np.int64],
    rank_of: NDArray[np.int64],
    places: NDArray[np.int64],
    step: float,
    begun: NDArray[np.float64],
    told: NDArray[np.int64],
) -> None:
    """Give each case its place, until the last step ends; write when its work began, and weekly sums.

    `received` are days from nought, in order; `days` how long a place is taken once work has begun. `held_until` are
    the ends of what is held on day nought. `room_of` is the hundredths of a place that a kind takes, `rank_of` its
    turn: of those who wait, the lowest rank goes first, and within it whoever came first. Nobody is passed over
    because they need more room. `places` are the hundredths that there are in each `step` of days: where they become
    fewer, work that has begun goes on. `begun` has a row a case, `told` a row a step and the columns HELD to PLACES.
    """
    cases, ranks = len(received), int(rank_of.max()) + 1
    queue = np.empty((ranks, cases), dtype=np.int64)
    first, last = np.zeros(ranks, dtype=np.int64), np.zeros(ranks, dtype=np.int64)
    at = np.empty(cases + len(held_until), dtype=np.float64)
    room = np.empty(cases + len(held_until), dtype=np.int32)
    size, taken, waiting = 0, 0, 0
    for one in range(len(held_until)):
        _push(at, room, size, held_until[one], room_of[held_kind[one]])
        size += 1
        taken += room_of[held_kind[one]]
    case = 0
    for week in range(len(places)):
        start, end, most = week * step, (week + 1) * step, places[week]
        now = start
        while size > 0 and at[0] <= start:  # what ends as a step begins is gone before anybody is counted
            taken -= room[0]
            _pop(at, room, size)
            size -= 1
        is_counted = False
        while True:
            while waiting > 0:
                rank = 0
                while first[rank] == last[rank]:
                    rank += 1
                next_case = queue[rank, first[rank]]
                need = room_of[kind[next_case]]
                if taken + need > most:
                    break
                first[rank] += 1
                waiting -= 1
                begun[next_case] = now
                _push(at, room, size, now + days[next_case], need)
                size += 1
                taken += need
            if not is_counted:
                told[week, HELD], told[week, ROOM], told[week, WAITING], told[week, PLACES] = size, taken, waiting, most
                is_counted = True
            comes = received[case] if case < cases else end
            leaves = at[0] if size > 0 else end
            if comes >= end and leaves >= end:
                break
            if leaves <= comes:
                now = leaves
                taken -= room[0]
                _pop(at, room, size)
                size -= 1
            else:
                now = comes
                rank = rank_of[kind[case]]
                queue[rank, last[rank]] = case
                last[rank] += 1
                waiting += 1
                case += 1
    for rank in range(ranks):
        for place in range(first[rank], last[rank]):
            begun[queue[rank, place]] = NOT_BEGUN
    for one in range(case, cases):
        begun[one] = NOT_BEGUN
