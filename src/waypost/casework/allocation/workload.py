"""How much one person carries: a line for each piece of work, and lines that sum to the total.

Pure and exact: points are decimals, so no order of the work changes the sum. Nothing is ever below nought: where
credits come to more than the work, a line of its own says what was lifted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from waypost.casework.allocation.weight_sets import (
    FURTHER_CHILDREN,
    HEARINGS_SOON,
    TRAVEL_HOURS,
    Extra,
    WeightSet,
)

NOUGHT = Decimal(0)
STABLE, WORK, EXTRA, CREDIT, LIFTED = "stable", "work", "extra", "credit", "lifted"
KINDS = (STABLE, WORK, EXTRA, CREDIT, LIFTED)
"""The kinds of line, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One piece of work that somebody holds, most often one family's case.

    `id` is opaque. `share`: what part of it counts, from nought to one. `is_credit`: taken off, for it was done by
    another. `travel_hours`: a week. `held_until` is its last day.
    """

    id: str
    work_type: str
    band: str = ""
    children: int = 1
    hearings_on: tuple[date, ...] = ()
    travel_hours: Decimal = NOUGHT
    traits: frozenset[str] = frozenset()
    share: Decimal = Decimal(1)
    is_credit: bool = False
    held_from: date | None = None
    held_until: date | None = None

    def __post_init__(self) -> None:
        if self.children < 0 or self.travel_hours < 0:
            raise ValueError("children and hours are never below nought")
        if not 0 <= self.share <= 1:
            raise ValueError("a share lies between nought and one")
        if self.held_from and self.held_until and self.held_until < self.held_from:
            raise ValueError("a piece of work ends before it begins")


@dataclass(frozen=True, slots=True)
class WorkloadLine:
    """One line of a workload: `count` times `each`, as `points`. `of` is the piece of work, empty for stable work."""

    kind: str
    of: str
    title: str
    count: Decimal
    each: Decimal
    points: Decimal
    is_assumed: bool


@dataclass(frozen=True, slots=True)
class Workload:
    """What one person carries on a day, by which version of which weights."""

    weights: str
    weights_from: date
    on: date
    lines: tuple[WorkloadLine, ...]
    pieces: int
    """How many pieces of work count on the day."""

    @property
    def points(self) -> Decimal:
        """The total; never below nought."""
        return sum((line.points for line in self.lines), NOUGHT)


def workload(items: Iterable[WorkItem], weights: WeightSet, on: date) -> Workload:
    """Return what somebody with these pieces of work carries on a day.

    Raises `ValueError` where two pieces of work have one id: nothing counts twice.
    """
    held = sorted((item for item in items if counts_on(item, weights, on)), key=lambda item: item.id)
    if len({item.id for item in held}) != len(held):
        raise ValueError("two pieces of work have one id")
    told = [
        WorkloadLine(STABLE, "", one.title, Decimal(1), one.points, one.points, not one.told.source)
        for one in weights.stable
    ]
    for item in held:
        told += lines_of(item, weights, on)
    return Workload(weights.id, weights.in_force_from, on, _never_below_nought(told), len(held))


def workloads(items_of: Mapping[str, Sequence[WorkItem]], weights: WeightSet, on: date) -> dict[str, Workload]:
    """Return the workload of many people, by their id; each as `workload` would give it."""
    return {person: workload(items, weights, on) for person, items in items_of.items()}


def with_piece(before: Workload, item: WorkItem, weights: WeightSet) -> Workload:
    """Return the workload after one more piece of work, as if it were counted from the beginning."""
    if not counts_on(item, weights, before.on):
        return before
    if any(line.of == item.id for line in before.lines):
        raise ValueError("two pieces of work have one id")
    told = [line for line in before.lines if line.kind != LIFTED]
    return _recounted(before, [*told, *lines_of(item, weights, before.on)], before.pieces + 1)


def without_piece(before: Workload, id: str) -> Workload:
    """Return the workload after one piece of work is handed over."""
    told = [line for line in before.lines if line.kind != LIFTED]
    kept = [line for line in told if line.of != id]
    return before if len(kept) == len(told) else _recounted(before, kept, before.pieces - 1)


def counts_on(item: WorkItem, weights: WeightSet, on: date) -> bool:
    """Whether a piece of work counts on a day: it is held then, and its type still counts."""
    if (item.held_from is not None and on < item.held_from) or (item.held_until is not None and on > item.held_until):
        return False
    kind = weights.work.get(item.work_type)
    if kind is None or kind.counts_for_days is None or item.held_from is None:
        return True
    return on < item.held_from + timedelta(days=kind.counts_for_days)


def lines_of(item: WorkItem, weights: WeightSet, on: date) -> list[WorkloadLine]:
    """Return the lines of one piece of work: the work itself, then its extras. A credit has no extras."""
    kind = weights.work.get(item.work_type)
    each = None if kind is None else kind.points_of(item.band)
    told = weights.unweighted_told if kind is None or each is None else kind.told
    title = "Work without a weight of its own" if kind is None or each is None else kind.title
    each = weights.unweighted_points if each is None else each
    points = each * item.share
    if item.is_credit:
        return [WorkloadLine(CREDIT, item.id, title, -item.share, each, -points, not told.source)]
    lines = [WorkloadLine(WORK, item.id, title, item.share, each, points, not told.source)]
    for extra in weights.extras:
        count = _counted(extra, item, on) * item.share
        if count:
            points = count * extra.points
            lines.append(WorkloadLine(EXTRA, item.id, extra.title, count, extra.points, points, not extra.told.source))
    return lines


def _counted(extra: Extra, item: WorkItem, on: date) -> Decimal:
    if extra.counts == FURTHER_CHILDREN:
        count = Decimal(max(0, item.children - 1))
    elif extra.counts == HEARINGS_SOON:
        until = on + timedelta(weeks=extra.within_weeks)
        count = Decimal(sum(on <= day < until for day in item.hearings_on))
    elif extra.counts == TRAVEL_HOURS:
        count = item.travel_hours
    else:
        count = Decimal(extra.trait in item.traits)
    return count if extra.at_most is None else min(count, extra.at_most)


def _never_below_nought(told: Sequence[WorkloadLine]) -> tuple[WorkloadLine, ...]:
    ordered = sorted(told, key=lambda line: (line.kind != STABLE, line.of, KINDS.index(line.kind), line.title))
    total = sum((line.points for line in ordered), NOUGHT)
    if total < 0:
        ordered.append(WorkloadLine(LIFTED, "", "Never below nought", Decimal(1), -total, -total, False))
    return tuple(ordered)


def _recounted(before: Workload, told: Sequence[WorkloadLine], pieces: int) -> Workload:
    return replace(before, lines=_never_below_nought(told), pieces=pieces)
