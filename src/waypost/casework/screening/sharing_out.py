"""Safeguarding letters shared out fairly across regions: to each its part by what it can write, none dropped. Pure.

Source: Cafcass strategic plan 2026-2029, measures: letters are allocated consistently across regions.

Each letter in turn goes to the region whose next letter would weigh least on those who write there (d'Hondt's highest
averages). So no region carries more than its part plus one letter: moving any letter to another region would make that
one's load at least as great. Within its part a region keeps its own letters, those due first before all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from heapq import heapify, heapreplace


@dataclass(frozen=True, slots=True)
class Waiting:
    """A letter to be written: its own name, the region it came to, and its last day."""

    letter: str
    region: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Given:
    """Where a letter goes; null: nobody can write, and `why` says so. `is_moved`: to another region than its own."""

    letter: str
    region: str | None
    is_moved: bool
    why: str


def parts(count: int, capacity: Mapping[str, int], written: Mapping[str, int]) -> dict[str, int]:
    """Return how many of `count` letters each region takes.

    `capacity` is what each can write, in any one unit; `written` what each already has in hand. A region that cannot
    write takes none. Ties go to the name that comes first.
    """
    able = sorted(region for region, amount in capacity.items() if amount > 0)
    taken = dict.fromkeys(capacity, 0)
    heap = [(Fraction(written.get(region, 0) + 1, capacity[region]), region) for region in able]
    heapify(heap)
    for _ in range(count if heap else 0):
        region = heap[0][1]
        taken[region] += 1
        load = Fraction(written.get(region, 0) + taken[region] + 1, capacity[region])
        heapreplace(heap, (load, region))
    return taken


def share_out(
    letters: Sequence[Waiting], capacity: Mapping[str, int], written: Mapping[str, int] | None = None
) -> tuple[Given, ...]:
    """Return where each letter goes, in the order in which they are due; the same letters give the same answer."""
    ordered = sorted(letters, key=lambda one: (one.due_on, one.letter))
    left = parts(len(ordered), capacity, written or {})
    if not any(left.values()):
        return tuple(Given(one.letter, None, False, "no region can write letters now") for one in ordered)
    given: dict[str, Given] = {}
    for one in ordered:
        if left.get(one.region, 0) > 0:
            left[one.region] -= 1
            given[one.letter] = Given(one.letter, one.region, False, "its own region has room within its part")
    for one in ordered:
        if one.letter not in given:
            region = max(left, key=lambda name: (left[name], name))
            left[region] -= 1
            given[one.letter] = Given(one.letter, region, True, "its own region has more than its part")
    return tuple(given[one.letter] for one in ordered)
