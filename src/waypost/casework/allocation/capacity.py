"""What somebody's hours leave room for, beside what they carry: never below nought, and never 0 % for want of hours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from enum import StrEnum

from waypost.casework.allocation.reductions import Reduction, reduced_hours
from waypost.casework.allocation.weight_sets import FullTime, Thresholds, WeightSet
from waypost.casework.allocation.workload import WorkItem, Workload, with_piece, workload

_THREE_PLACES = Decimal("0.001")


class State(StrEnum):
    """How somebody's capacity stands. The first two are alerts: a manager acts, and no percentage is shown."""

    HOURS_NOT_RECORDED = "hours_not_recorded"
    NO_HOURS_WITH_CASES = "no_hours_with_cases"
    NO_HOURS = "no_hours"
    WITHIN = "within"
    AMBER = "amber"
    RED = "red"


ALERTS = frozenset({State.HOURS_NOT_RECORDED, State.NO_HOURS_WITH_CASES})


@dataclass(frozen=True, slots=True)
class Hours:
    """Contracted hours a week, from a first to a last day, both counted."""

    contracted: Decimal
    from_on: date
    until_on: date | None = None

    def __post_init__(self) -> None:
        if not self.contracted.is_finite() or self.contracted < 0:
            raise ValueError("hours are never below nought")
        if self.until_on is not None and self.until_on < self.from_on:
            raise ValueError("hours end before they begin")

    def is_in_force(self, on: date) -> bool:
        """Whether a day lies between their first and their last."""
        return self.from_on <= on and (self.until_on is None or on <= self.until_on)


@dataclass(frozen=True, slots=True)
class Person:
    """What a capacity is reckoned from: hours over time, reductions, and every piece of work, with its days."""

    hours: tuple[Hours, ...]
    reductions: tuple[Reduction, ...] = ()
    items: tuple[WorkItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Capacity:
    """Points carried beside points there are. `percent` and `remaining` are null where there are no hours to divide
    by.
    """

    carried: Workload
    contracted_hours: Decimal | None
    reduced_hours: Decimal
    available_points: Decimal
    percent: Decimal | None
    weeks_above: int
    state: State

    @property
    def remaining_points(self) -> Decimal:
        """Points still free; never below nought. What is carried beyond is `points_over`."""
        return max(Decimal(0), self.available_points - self.carried.points)

    @property
    def points_over(self) -> Decimal:
        """Points carried beyond what there is."""
        return max(Decimal(0), self.carried.points - self.available_points)

    @property
    def is_alert(self) -> bool:
        """Whether somebody must act before this person is counted on."""
        return self.state in ALERTS

    @property
    def words(self) -> str:
        """The state in words, without a name."""
        return _words(self)


def contracted_on(hours: Iterable[Hours], on: date) -> Decimal | None:
    """Return the contracted hours of a day: of those in force the ones that began last; null where none is recorded."""
    found = [one for one in hours if one.is_in_force(on)]
    return max(found, key=lambda one: one.from_on).contracted if found else None


def available_points(full_time: FullTime, contracted: Decimal, reduced: Decimal) -> Decimal:
    """Return the points of somebody's hours less reductions; rounded down where the weights say so."""
    points = full_time.points * max(Decimal(0), contracted - reduced) / full_time.hours
    return points.to_integral_value(ROUND_DOWN) if full_time.whole_points else points


def percent_of(points: Decimal, available: Decimal) -> Decimal | None:
    """Return the percentage to one place, halves up; null where there is nothing to divide by."""
    if available <= 0:
        return None
    return (points / available).quantize(_THREE_PLACES, ROUND_HALF_UP) * 100


def capacity(person: Person, weights: WeightSet, on: date) -> Capacity:
    """Return somebody's capacity on a day. The weeks above red are reckoned from the record, so no night can be
    missed.
    """
    return _capacity(person, workload(person.items, weights, on), weights)


def potential_capacity(person: Person, now: Capacity, items: Sequence[WorkItem], weights: WeightSet) -> Capacity:
    """Return the capacity after further pieces of work."""
    carried = now.carried
    for item in items:
        carried = with_piece(carried, item, weights)
    return _capacity(person, carried, weights)


def _capacity(person: Person, carried: Workload, weights: WeightSet) -> Capacity:
    contracted, reduced, available = _hours_of(person, weights, carried.on)
    percent = None if contracted is None else percent_of(carried.points, available)
    above = _weeks_above(person, weights, percent, carried.on)
    state = _state(contracted, percent, carried.pieces, above, weights.thresholds)
    return Capacity(carried, contracted, reduced, available, percent, above, state)


def _hours_of(person: Person, weights: WeightSet, on: date) -> tuple[Decimal | None, Decimal, Decimal]:
    contracted = contracted_on(person.hours, on)
    if contracted is None:
        return None, Decimal(0), Decimal(0)
    reduced = reduced_hours(person.reductions, contracted, on)
    return contracted, reduced, available_points(weights.full_time, contracted, reduced)


def _weeks_above(person: Person, weights: WeightSet, percent: Decimal | None, on: date) -> int:
    """Return for how many whole weeks in a row it has been above red, up to as many as make it red."""
    bounds = weights.thresholds
    if percent is None or percent <= bounds.red_percent:
        return 0
    for week in range(1, bounds.red_after_weeks + 1):
        day = on - timedelta(weeks=week)
        contracted, _, available = _hours_of(person, weights, day)
        before = None if contracted is None else percent_of(workload(person.items, weights, day).points, available)
        if before is None or before <= bounds.red_percent:
            return week - 1
    return bounds.red_after_weeks


def _state(contracted: Decimal | None, percent: Decimal | None, pieces: int, above: int, bounds: Thresholds) -> State:
    if contracted is None:
        return State.HOURS_NOT_RECORDED
    if percent is None:
        return State.NO_HOURS_WITH_CASES if pieces else State.NO_HOURS
    if percent > bounds.red_percent and above >= bounds.red_after_weeks:
        return State.RED
    return State.AMBER if percent >= bounds.amber_percent else State.WITHIN


def _words(one: Capacity) -> str:
    pieces = f"{one.carried.pieces} {'piece' if one.carried.pieces == 1 else 'pieces'} of work"
    if one.state is State.HOURS_NOT_RECORDED:
        return f"Hours not recorded, {pieces}"
    if one.percent is None:
        return f"No hours, {pieces}" if one.carried.pieces else "No hours, no work"
    weeks = f", above the red line for {one.weeks_above} weeks or more" if one.state is State.RED else ""
    return f"{one.percent.normalize():f} % of capacity{weeks}"
