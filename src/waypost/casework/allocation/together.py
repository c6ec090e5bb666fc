"""Siblings stay together: the best solution where some units take several places with one person.

The units are first split as if siblings could part: that is an assignment, and its prices say which pairs of unit and
person are likely. HiGHS decides among those. What it may have missed among all other pairs is bounded by what each
unit is worth (packing.py), with worths from the linear programme of the likely pairs and of what cannot stand side by
side.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import lcm

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import coo_array, csr_array, vstack

from waypost.casework.allocation.assignment import (
    WAITS,
    Problem,
    Solution,
    Whole,
    cost_of,
    everybody_waits,
    matched,
    open_costs,
    prices_of,
    reckoned_by,
    solve_apart,
    taken_by,
)
from waypost.casework.allocation.packing import over_bound, packed

SECONDS = 15.0
"""For how long HiGHS may look; then the best that is known is given, with how far it can be from the best."""
CLOSE = 2e-4
"""HiGHS may stop within this share of the best among the pairs that it is given."""
LIKELY_OF_GROUP, LIKELY_OF_ONE = 60, 12
"""How many people HiGHS may choose among for each group, and for each single unit, besides waiting."""
FEW = 30_000
"""Up to so many pairs of unit and person HiGHS is given all, and decides to the end: a team's day, or an area's."""
Truth = npt.NDArray[np.bool_]


def solve(problem: Problem, *, seconds: float = SECONDS) -> Solution:
    """Return the best solution that can be found, with its proof or its gap."""
    if (problem.sizes == 1).all():
        return solve_apart(problem)
    if 0 in problem.costs.shape:
        return everybody_waits(problem)
    scale = lcm(*np.unique(problem.sizes).tolist())
    prices = _prices_when_parted(problem, scale)
    with_person, parted = reckoned_by(problem, prices, scale)
    kept = _likely(problem, with_person)
    pairs = Pairs.of(problem, kept)
    person, least_of_kept = _decided(problem, pairs, seconds)
    tried = [_one_by_one(problem, with_person), *([] if person is None else [person])]
    cost, person = min(((cost_of(problem, one), one) for one in tried), key=lambda found: found[0])
    worth = _worths(problem, pairs)
    packing = packed(problem, worth)
    bound = max(packing.bound, parted / scale)
    left_out = float(np.where(kept, np.inf, over_bound(problem, worth, packing)).min())
    bound = max(bound, min(least_of_kept, packing.bound + left_out))
    return Solution(person, cost, min(float(cost), _whole(bound)), prices, scale, "assignment, then HiGHS")


def _whole(bound: float) -> float:
    """Return the whole number that a bound on whole costs comes to; a little below it counts as it, for rounding's
    sake.
    """
    return float(np.ceil(bound - 1e-6 * max(1.0, abs(bound)) ** 0.5))


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs that HiGHS decides among: unit and person (one past the last: waiting), and every place of every
    person.
    """

    unit: Whole
    column: Whole
    owner: Whole
    nth: Whole

    @classmethod
    def of(cls, problem: Problem, kept: Truth) -> Pairs:
        """Return the pairs that are kept."""
        unit, column = np.nonzero(kept)
        owner, nth = np.nonzero(np.arange(problem.place_costs.shape[1]) < problem.places[:, None])
        return cls(unit, column, owner, nth)


def _prices_when_parted(problem: Problem, scale: int) -> Whole:
    """Return the prices of the best solution in which siblings may part, times `scale`."""
    share = scale // problem.sizes
    copies = np.repeat(np.arange(len(problem.sizes)), problem.sizes)
    costs = (open_costs(problem) * share[:, None])[copies]
    waiting = (problem.waiting * share)[copies]
    place_costs = problem.place_costs * scale
    person = matched(costs, waiting, problem.places, place_costs)
    return prices_of(costs, waiting, person, problem.places, place_costs)


def _one_by_one(problem: Problem, with_person: Whole) -> Whole:
    """Return a quick solution: the largest groups first, each where it costs least at the prices; then all single
    units.
    """
    person = np.full(len(problem.sizes), WAITS, dtype=np.int64)
    free = problem.places.copy()
    for unit in np.argsort(-problem.sizes, kind="stable"):
        if problem.sizes[unit] == 1:
            break
        can = (free >= problem.sizes[unit]) & problem.may[unit] & (problem.costs[unit] < problem.waiting[unit])
        costs = np.where(can, with_person[unit], np.iinfo(np.int64).max)
        if costs.size and costs.min() < np.iinfo(np.int64).max:
            person[unit] = costs.argmin()
            free[person[unit]] -= problem.sizes[unit]
    single = problem.sizes == 1
    taken = taken_by(problem, person)
    nth = np.minimum(np.arange(problem.place_costs.shape[1]) + taken[:, None], problem.place_costs.shape[1] - 1)
    left = np.take_along_axis(problem.place_costs, nth, axis=1)
    person[single] = matched(open_costs(problem)[single], problem.waiting[single], free, left)
    return person


def _likely(problem: Problem, with_person: Whole) -> Truth:
    """Return the pairs that cost least at the prices, so many a unit, and waiting always."""
    units, people = with_person.shape
    kept = np.full((units, people + 1), units * people <= FEW)
    for mine, most in ((problem.sizes > 1, LIKELY_OF_GROUP), (problem.sizes == 1, LIKELY_OF_ONE)):
        rows = np.nonzero(mine)[0]
        near = np.argpartition(with_person[rows], most, axis=1)[:, :most] if most < people else np.arange(people)[None]
        kept[rows[:, None], near] = True
    kept[:, :people] &= problem.may & (problem.sizes[:, None] <= problem.places)
    kept[:, people] = True
    return kept


def _rows(problem: Problem, pairs: Pairs) -> tuple[csr_array, csr_array]:
    """Return the rows that each unit goes somewhere once, and that nobody takes more than their places."""
    units, people = problem.costs.shape
    number, places = len(pairs.unit), len(pairs.owner)
    each = coo_array((np.ones(number), (pairs.unit, np.arange(number))), shape=(units, number + places))
    goes = np.nonzero(pairs.column < people)[0]
    taken = np.concatenate([problem.sizes[pairs.unit[goes]], -np.ones(places)])
    row = np.concatenate([pairs.column[goes], pairs.owner])
    room = coo_array(
        (taken, (row, np.concatenate([goes, number + np.arange(places)]))), shape=(people, number + places)
    )
    return each.tocsr(), room.tocsr()


def _paid(problem: Problem, pairs: Pairs) -> npt.NDArray[np.float64]:
    people = len(problem.places)
    placed = problem.costs[pairs.unit, np.minimum(pairs.column, people - 1)]
    paid = np.where(pairs.column == people, problem.waiting[pairs.unit], placed)
    return np.concatenate([paid, problem.place_costs[pairs.owner, pairs.nth]]).astype(np.float64)


def _decided(problem: Problem, pairs: Pairs, seconds: float) -> tuple[Whole | None, float]:
    """Return HiGHS's solution among the pairs, and what none among them can cost less than."""
    each, room = _rows(problem, pairs)
    number = len(pairs.unit)
    found = milp(
        _paid(problem, pairs),
        integrality=np.concatenate([np.ones(number), np.zeros(len(pairs.owner))]),
        bounds=Bounds(0, 1),
        constraints=[LinearConstraint(each, 1, 1), LinearConstraint(room, -np.inf, 0)],
        options={"time_limit": seconds, "mip_rel_gap": 0.0 if problem.costs.size <= FEW else CLOSE},
    )
    least = -np.inf if found.mip_dual_bound is None else float(found.mip_dual_bound)
    if found.x is None:
        return None, least
    chosen = np.nonzero(found.x[:number] > 0.5)[0]
    person = np.full(len(problem.sizes), WAITS, dtype=np.int64)
    placed = chosen[pairs.column[chosen] < len(problem.places)]
    person[pairs.unit[placed]] = pairs.column[placed]
    return person, least


def _worths(problem: Problem, pairs: Pairs) -> npt.NDArray[np.float64]:
    """Return what each unit is worth: its dual in the linear programme of the pairs. Any worth would give a bound."""
    each, room = _rows(problem, pairs)
    beside, at_most = _side_by_side(problem, pairs)
    found = linprog(
        _paid(problem, pairs),
        A_eq=each,
        b_eq=np.ones(each.shape[0]),
        A_ub=vstack([room, beside]),
        b_ub=np.concatenate([np.zeros(room.shape[0]), at_most]),
        bounds=(0, 1),
        method="highs",
    )
    if found.status != 0:
        return np.zeros(len(problem.sizes))
    worths: npt.NDArray[np.float64] = np.clip(found.eqlin.marginals, 0, problem.waiting)
    return worths


def _side_by_side(problem: Problem, pairs: Pairs) -> tuple[csr_array, npt.NDArray[np.float64]]:
    """Return rows that a split solution would break: who is full of groups of one size has no room for a single unit.

    With K places and groups of size s: where s divides K, any one single unit and the groups come to K / s at most;
    where it does not, the groups alone come to the whole part of that.
    """
    people, width = len(problem.places), len(pairs.unit) + len(pairs.owner)
    goes = pairs.column < people
    size, held = problem.sizes[pairs.unit], problem.places[np.minimum(pairs.column, people - 1)]
    rows, columns, at_most = [], [], []
    count = 0
    for one in np.unique(problem.sizes[problem.sizes > 1]):
        of_size = np.nonzero(goes & (size == one))[0]
        by_person = of_size[np.argsort(pairs.column[of_size], kind="stable")]
        start = np.searchsorted(pairs.column[by_person], np.arange(people + 1))
        single = np.nonzero(
            goes & (size == 1) & (held % one == 0) & (np.diff(start)[np.minimum(pairs.column, people - 1)] > 0)
        )[0]
        alone = np.nonzero((problem.places % one != 0) & (np.diff(start) > 0))[0]
        for owner, extra in ((pairs.column[single], single), (alone, None)):
            length = np.diff(start)[owner]
            row = count + np.repeat(np.arange(len(owner)), length)
            inside = np.arange(length.sum()) - np.repeat(np.cumsum(length) - length, length)
            rows.append(row)
            columns.append(by_person[np.repeat(start[owner], length) + inside])
            if extra is not None:
                rows.append(count + np.arange(len(owner)))
                columns.append(extra)
            at_most.append(problem.places[owner] // one)
            count += len(owner)
    row, column = np.concatenate(rows), np.concatenate(columns)
    return coo_array((np.ones(len(row)), (row, column)), shape=(count, width)).tocsr(), np.concatenate(at_most).astype(
        float
    )
