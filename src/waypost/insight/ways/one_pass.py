"""One pass over coded steps in the order of the record: no engine has a set-based way that comes near (ADR 15).

Compiled by numba when first called, and kept. Whoever imports this waits for numba: import it where it is used. Steps
of one child stand together, in the order in which they happened; the ways of one child may lie between each other.
Nothing here knows what a code means.
"""

from __future__ import annotations

import logging
from typing import Any

import numba
import numpy as np
from numpy.typing import NDArray

logging.getLogger("numba").setLevel(logging.WARNING)  # at DEBUG it tells every step of compiling, by the million

NOT_A_STEP = 255
"""What an activity is taken for that no step is made of."""
LONGEST_TOLD = 1023
"""Waits are counted day by day up to here; a longer one counts as so long in the median, and whole in the mean."""
_PRIME = np.uint64(1099511628211)
_MIXER = np.uint64(0x9E3779B97F4A7C15)

TIMES, DAYS, CHILDREN, LAST_CHILD = range(4)
"""What is kept of one step after another: how often, days in all, how many children, and the last of these."""


@numba.njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def walk(
    child: NDArray[np.int32],
    way: NDArray[np.int32],
    activity: NDArray[np.int8],
    day: NDArray[np.int32],
    rows: tuple[int, int],
    is_chosen: NDArray[np.bool_],
    step_of: NDArray[np.uint8],
    seed: int,
    edges: NDArray[np.int64],
    waits: NDArray[np.int32],
    digest: NDArray[np.uint64],
    first_row: NDArray[np.int64],
    length: NDArray[np.uint32],
    first_day: NDArray[np.int32],
    last_day: NDArray[np.int32],
    last_step: NDArray[np.uint8],
) -> None:
    """Walk the rows from one to before another, which must not part a child, and write down what is met.

    `is_chosen` says by way whether it is walked; `step_of` which step an activity is, or NOT_A_STEP. Written to:
    `edges` by the step before, the step after and TIMES, DAYS, CHILDREN, LAST_CHILD; `waits`, how often each number of
    days, by both steps; and by way the rest. All of them begin as noughts.
    """
    begin = (np.uint64(seed) + np.uint64(1)) * _MIXER
    now = np.uint32(0)  # the way under foot, its state in registers; 0 is never chosen
    mixed, taken, before, yesterday = begin, np.uint32(0), np.uint8(0), np.int32(0)
    for row in range(rows[0], rows[1]):
        one = np.uint32(way[row])
        step = step_of[np.uint8(activity[row])]
        if step == NOT_A_STEP or not is_chosen[one]:
            continue
        if one != now:
            digest[now], length[now], last_day[now], last_step[now] = mixed, taken, yesterday, before
            now, mixed, taken, yesterday, before = one, digest[one], length[one], last_day[one], last_step[one]
        today = day[row]
        if taken == 0:
            first_row[now] = row
            first_day[now] = today
            mixed = begin
        else:
            wait = today - yesterday
            edges[before, step, TIMES] += 1
            edges[before, step, DAYS] += wait
            edges[before, step, CHILDREN] += edges[before, step, LAST_CHILD] != child[row]
            edges[before, step, LAST_CHILD] = child[row]
            waits[before, step, np.uint32(min(wait, LONGEST_TOLD))] += 1
        mixed = (mixed ^ np.uint64(step + 1)) * _PRIME
        mixed ^= mixed >> np.uint64(31)
        yesterday, before = today, step
        taken += np.uint32(1)
    digest[now], length[now], last_day[now], last_step[now] = mixed, taken, yesterday, before


@numba.njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def count_alike(digest: NDArray[np.uint64], length: NDArray[np.uint32]) -> tuple[Any, ...]:
    """Return of each digest how many ways have it and the first of these, and by way which digest (or -1)."""
    ways = len(digest)
    room = 16
    while room < 2 * ways:
        room *= 2
    slots = np.full(room, -1, np.int32)
    counts = np.zeros(ways, np.int32)
    first = np.zeros(ways, np.int32)
    group = np.full(ways, -1, np.int32)
    found = 0
    for one in range(ways):
        if length[one] == 0:
            continue
        place = digest[one] & np.uint64(room - 1)
        while slots[place] >= 0 and digest[first[slots[place]]] != digest[one]:
            place = (place + np.uint64(1)) & np.uint64(room - 1)
        if slots[place] < 0:
            slots[place] = found
            first[found] = one
            found += 1
        group[one] = slots[place]
        counts[slots[place]] += 1
    return counts[:found], first[:found], group


@numba.njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def count_places(
    step: NDArray[np.uint8], child: NDArray[np.int32], length: NDArray[np.uint32], steps: int
) -> NDArray[np.int64]:
    """Return by step how many ways have it in one place, and how many children. By way, in order of child."""
    found = np.zeros((steps, 2), np.int64)
    last = np.zeros(steps, np.int32)
    for one in range(len(step)):
        if length[one]:
            found[step[one], 0] += 1
            found[step[one], 1] += last[step[one]] != child[one]
            last[step[one]] = child[one]
    return found


@numba.njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def spell(
    one: int,
    way: NDArray[np.int32],
    activity: NDArray[np.int8],
    step_of: NDArray[np.uint8],
    first_row: int,
    length: int,
) -> NDArray[np.uint8]:
    """Return the steps of one way, in order."""
    steps = np.empty(length, np.uint8)
    taken = 0
    row = first_row
    while taken < length:
        step = step_of[np.uint8(activity[row])]
        if way[row] == one and step != NOT_A_STEP:
            steps[taken] = step
            taken += 1
        row += 1
    return steps


@numba.njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def are_alike(
    members: NDArray[np.int64],
    way: NDArray[np.int32],
    activity: NDArray[np.int8],
    step_of: NDArray[np.uint8],
    first_row: NDArray[np.int64],
    length: NDArray[np.uint32],
) -> bool:
    """Return whether all these ways are the same steps in the same order: what a digest alone does not prove."""
    model = spell(members[0], way, activity, step_of, first_row[members[0]], length[members[0]])
    for one in members:
        if length[one] != len(model):
            return False
        taken = 0
        row = first_row[one]
        while taken < len(model):
            step = step_of[np.uint8(activity[row])]
            if way[row] == one and step != NOT_A_STEP:
                if step != model[taken]:
                    return False
                taken += 1
            row += 1
    return True
