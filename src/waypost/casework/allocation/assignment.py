"""Who takes what at the least cost, proven: every case a unit, every person so many places, nobody dropped.

A solution carries its own proof. Prices, one a person and never below nought, are what a place with them is worth;
for any prices at all, no solution can cost less than

    the sum over units of the least of (cost with a person + size x price, cost of waiting)
    + the sum over places of the least of (nought, what the place costs - price)

`lower_bound` reckons that in one pass of the matrix, without knowing how the prices were found. Where it meets the
cost, nothing better exists. Everything is in whole numbers, so that equal means equal.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment

Whole = npt.NDArray[np.int64]
Truth = npt.NDArray[np.bool_]
WAITS = -1
_FAR = np.int64(1) << np.int64(50)
"""More than any cost, and small enough that a sum of a few still fits."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Units to place, and people with places.

    costs: units x people, whole and never below nought. may: units x people, who may take what. waiting: what it
    costs to defer each unit. sizes: how many places each unit takes, all with one person. places: how many each
    person has. place_costs: people x places, what each further place costs besides, never falling.
    """

    costs: Whole
    may: Truth
    waiting: Whole
    sizes: Whole
    places: Whole
    place_costs: Whole

    def __post_init__(self) -> None:
        units, people = self.costs.shape
        if self.may.shape != (units, people) or self.waiting.shape != (units,) or self.sizes.shape != (units,):
            raise ValueError("costs, may, waiting and sizes are not of one shape")
        if self.places.shape != (people,) or self.place_costs.shape[0] != people:
            raise ValueError("places and place_costs are not one a person")
        if (self.places > self.place_costs.shape[1]).any():
            raise ValueError("a person has more places than have a cost")
        if any(part.size and part.min() < 0 for part in (self.costs, self.waiting, self.places, self.place_costs)):
            raise ValueError("something is below nought")
        if (np.diff(self.place_costs, axis=1) < 0).any():
            raise ValueError("a further place costs less than the one before it")
        if self.sizes.size and self.sizes.min() < 1:
            raise ValueError("a unit takes one place at least")


@dataclass(frozen=True, slots=True)
class Solution:
    """The person of each unit (`WAITS`: deferred), what it costs, what nothing can cost less than, and how it was
    found.

    `prices` are the proof, times `scale`.
    """

    person: Whole
    cost: int
    bound: float
    prices: Whole
    scale: int
    found_by: str

    @property
    def is_proven(self) -> bool:
        """Whether nothing better exists."""
        return self.bound >= self.cost

    @property
    def gap(self) -> float:
        """How far, as a share of its cost, it can be from the best."""
        return max(0.0, self.cost - self.bound) / max(1, self.cost)


def cost_of(problem: Problem, person: Whole) -> int:
    """Return what a solution costs, counted from the beginning. Raises `ValueError` where it breaks a rule."""
    placed = np.nonzero(person != WAITS)[0]
    if not problem.may[placed, person[placed]].all():
        raise ValueError("somebody has a case that they may not take")
    taken = taken_by(problem, person)
    if (taken > problem.places).any():
        raise ValueError("somebody has more than they have places for")
    used = np.arange(problem.place_costs.shape[1]) < taken[:, None]
    total = problem.costs[placed, person[placed]].sum() + problem.waiting[person == WAITS].sum()
    return int(total + problem.place_costs[used].sum())


def taken_by(problem: Problem, person: Whole) -> Whole:
    """Return how many places of each person a solution takes."""
    taken = np.zeros(len(problem.places), dtype=np.int64)
    placed = person != WAITS
    np.add.at(taken, person[placed], problem.sizes[placed])
    return taken


def lower_bound(problem: Problem, prices: Whole, scale: int = 1) -> float:
    """Return what no solution can cost less than, by these prices (times `scale`)."""
    return int(reckoned_by(problem, prices, scale)[1]) / scale


def reckoned_by(problem: Problem, prices: Whole, scale: int) -> tuple[Whole, int]:
    """Return what each unit costs with each person at these prices, times `scale`, and the bound, times `scale`."""
    with_person = open_costs(problem) * scale + problem.sizes[:, None] * prices
    least = np.minimum(problem.waiting * scale, with_person.min(axis=1, initial=_FAR))
    places = np.arange(problem.place_costs.shape[1]) < problem.places[:, None]
    spare = np.minimum(0, problem.place_costs * scale - prices[:, None])
    return with_person, int(least.sum() + spare[places].sum())


def open_costs(problem: Problem) -> Whole:
    """Return the costs, with those out of reach where somebody may not, or has too few places for the whole unit."""
    can = problem.may & (problem.sizes[:, None] <= problem.places)
    return np.where(can, problem.costs, _FAR)


def solve_apart(problem: Problem) -> Solution:
    """Return the best solution where every unit takes one place, with its proof."""
    if (problem.sizes != 1).any():
        raise ValueError("a unit takes more than one place")
    if 0 in problem.costs.shape:
        return everybody_waits(problem)
    person = matched(open_costs(problem), problem.waiting, problem.places, problem.place_costs)
    prices = prices_of(open_costs(problem), problem.waiting, person, problem.places, problem.place_costs)
    bound = lower_bound(problem, prices)
    return Solution(person, cost_of(problem, person), bound, prices, 1, "assignment")


def everybody_waits(problem: Problem) -> Solution:
    """Return the only solution there is where there are no units, or no people."""
    person = np.full(len(problem.sizes), WAITS, dtype=np.int64)
    cost = cost_of(problem, person)
    return Solution(person, cost, cost, np.zeros(len(problem.places), dtype=np.int64), 1, "nothing to choose")


def matched(costs: Whole, waiting: Whole, places: Whole, place_costs: Whole) -> Whole:
    """Return the best person for each of many units of one place; `WAITS` where waiting is better, or all there is."""
    units, people = costs.shape
    person = np.full(units, WAITS, dtype=np.int64)
    column = np.repeat(np.arange(people), places)
    nth = np.arange(len(column)) - np.repeat(np.cumsum(places) - places, places)
    # What a place saves beside waiting, nought where it saves nothing: far fewer ties than a column of waiting a unit.
    saved = np.minimum(0, costs[:, column] + place_costs[column, nth] - waiting[:, None]).T
    place, unit = linear_sum_assignment(saved)
    is_used = saved[place, unit] < 0
    person[unit[is_used]] = column[place[is_used]]
    return person


def prices_of(costs: Whole, waiting: Whole, person: Whole, places: Whole, place_costs: Whole) -> Whole:
    """Return the least prices under which nobody would change places: the dual of a best solution of units of one
    place.

    A longest path, relaxed from the people whose price rose last. It ends for any solution, and proves the best ones.
    """
    people = len(places)
    placed = person != WAITS
    taken = np.bincount(person[placed], minlength=people)
    last = np.maximum(taken - 1, 0)
    prices: Whole = np.where(taken > 0, place_costs[np.arange(people), last], 0).astype(np.int64)
    own = np.where(placed, costs[np.arange(len(person)), np.maximum(person, 0)], waiting)
    moved = np.ones(len(person), dtype=np.bool_)
    for _ in range(people + 1):
        rows = np.nonzero(moved)[0]
        if not rows.size:
            break
        now = own[rows] + np.where(placed[rows], prices[np.maximum(person[rows], 0)], 0)
        raised = np.maximum(prices, (now[:, None] - costs[rows]).max(axis=0))
        moved = placed & (raised > prices)[np.maximum(person, 0)]
        prices = raised
    return prices
