"""A stronger bound where siblings stay together: what each person could best take, if every unit had a worth.

Give each unit a worth, at most what its waiting costs. Then no solution can cost less than

    the sum of all worths + the sum over people of the least of (what their places cost + cost - worth of what they
    take)

where each person takes whole units within their places. That is a small packing a person, solved for all of them at
once. It holds for any worths, however they were found: the nearer each unit is to being taken once, the higher it is.
(The Lagrangian relaxation of the generalised assignment problem: Fisher, Jaikumar and Van Wassenhove 1986.)
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from waypost.casework.allocation.assignment import Problem, Whole, open_costs

Real = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Packed:
    """At some worths: the bound, each person's least cost, and by size what the best packing costs that leaves so
    many free.
    """

    bound: float
    least: Real
    left: Real


def packed(problem: Problem, worth: Real) -> Packed:
    """Return each person's best packing at these worths. Raises `ValueError` where one is above what waiting costs."""
    if (worth > problem.waiting).any():
        raise ValueError("a unit is worth more than its waiting costs")
    people, most = len(problem.places), problem.place_costs.shape[1]
    gain = open_costs(problem) - worth[:, None]
    unit, person = np.nonzero(gain < 0)
    value = gain[unit, person]
    size = problem.sizes[unit]
    order = np.lexsort((value, size, person))
    person, value, size = person[order], value[order], size[order]
    key = person * (int(problem.sizes.max(initial=1)) + 1) + size
    first = np.concatenate([[True], key[1:] != key[:-1]]) if len(key) else np.zeros(0, dtype=np.bool_)
    starts = np.nonzero(first)[0]
    rank = np.arange(len(key)) - np.repeat(starts, np.diff(np.append(starts, len(key))))
    table = np.full((people, most + 1), np.inf)
    table[:, 0] = 0.0
    for one in np.unique(problem.sizes):
        table = _with_size(table, int(one), (person, rank, value), size == one)
    paid = np.concatenate([np.zeros((people, 1)), np.cumsum(problem.place_costs, axis=1)], axis=1)
    whole = np.where(np.arange(most + 1) <= problem.places[:, None], table + paid, np.inf)
    least = whole.min(axis=1)
    return Packed(float(worth.sum() + least.sum()), least, _left(problem, table, paid))


def _with_size(table: Real, size: int, pairs: tuple[Whole, Whole, Real], mine: npt.NDArray[np.bool_]) -> Real:
    """Return the least costs by places, with units of one more size."""
    people, columns = table.shape
    most = (columns - 1) // size
    person, rank, value = (part[mine] for part in pairs)
    near = rank < most
    best = np.full((people, most), np.inf)
    best[person[near], rank[near]] = value[near]
    sums = np.cumsum(best, axis=1)
    new = table.copy()
    for number in range(1, most + 1):
        target = new[:, number * size :]
        np.minimum(target, table[:, : columns - number * size] + sums[:, number - 1 : number], out=target)
    return new


def _left(problem: Problem, table: Real, paid: Real) -> Real:
    """Return, by person and size, the least that a packing costs that also holds, and pays for, that many places
    more.
    """
    most = table.shape[1] - 1
    left = np.full((len(table), int(problem.sizes.max(initial=1)) + 1), np.inf)
    for size in np.unique(problem.sizes):
        if size <= most:
            fits = np.arange(most + 1 - size) + size <= problem.places[:, None]
            left[:, size] = np.where(fits, table[:, : most + 1 - size] + paid[:, size:], np.inf).min(axis=1)
    return left


def over_bound(problem: Problem, worth: Real, one: Packed) -> Real:
    """Return units x (people, waiting): by how much the bound rises, at least, where that unit goes there."""
    costs = open_costs(problem)
    forced = costs - worth[:, None] + one.left[:, problem.sizes].T - one.least
    waits = (problem.waiting - worth)[:, None]
    return np.concatenate([np.maximum(0, forced), np.maximum(0, waits)], axis=1)
