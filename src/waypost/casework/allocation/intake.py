"""A day's cases, or those of somebody who is away, placed all at once; whoever cannot be placed is told why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import floor

import numpy as np

from waypost.casework.allocation.assignment import WAITS, Problem, Whole, taken_by
from waypost.casework.allocation.considerations import (
    Considered,
    Denied,
    Preferences,
    denials,
    reasons,
    usual_preferences,
)
from waypost.casework.allocation.together import SECONDS, solve


@dataclass(frozen=True, slots=True)
class Placed:
    """A case and the person that the plan gives it, with the reasons."""

    case: str
    person: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deferred:
    """A case that nobody can take today, and why."""

    case: str
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What is recommended for the day: every case is placed or deferred. Minutes, the least possible, and the gap as
    a share.
    """

    placed: tuple[Placed, ...]
    deferred: tuple[Deferred, ...]
    minutes: int
    least_minutes: float
    gap: float
    is_proven: bool


def plan(found: Considered, on: date, *, preferences: Preferences | None = None, seconds: float = SECONDS) -> Plan:
    """Return the best plan for all cases considered. Families stay together, or wait together."""
    told = preferences or usual_preferences()
    members = families(found)
    problem = problem_of(found, members, on, told)
    answer = solve(problem, seconds=seconds)
    placed, deferred = [], []
    for unit, rows in enumerate(members):
        column = int(answer.person[unit])
        for row in rows:
            case = found.cases[row].id
            if column == WAITS:
                deferred.append(Deferred(case, _why_not(found, problem, answer.person, unit, rows)))
            else:
                placed.append(Placed(case, found.people[column].id, reasons(found, row, column)))
    return Plan(tuple(placed), tuple(deferred), answer.cost, answer.bound, answer.gap, answer.is_proven)


def families(found: Considered) -> tuple[tuple[int, ...], ...]:
    """Return the rows of each family, and of each case that has none, in the order of the cases."""
    by_family: dict[str, list[int]] = {}
    for row, case in enumerate(found.cases):
        by_family.setdefault(f"family {case.family}" if case.family else f"case {row}", []).append(row)
    return tuple(map(tuple, by_family.values()))


def problem_of(found: Considered, members: Sequence[Sequence[int]], on: date, told: Preferences) -> Problem:
    """Return the problem of assignment whose units are these rows."""
    first = np.array([rows[0] for rows in members], dtype=np.int64)
    sizes = np.array([len(rows) for rows in members], dtype=np.int64)
    costs, may, waiting = found.total, found.may, _waiting(found, on, told)
    unit_costs, unit_may, unit_waiting = costs[first], may[first], waiting[first]
    for unit in np.nonzero(sizes > 1)[0].tolist():
        rows = list(members[unit])
        unit_costs[unit], unit_may[unit] = costs[rows].sum(axis=0), may[rows].all(axis=0)
        unit_waiting[unit] = waiting[rows].sum()
    places = _places(found, told)
    most = max(1, int(places.max(initial=0)))
    further = np.arange(most, dtype=np.int64) * told.minutes["further_case_today"]
    return Problem(unit_costs, unit_may, unit_waiting, sizes, places, np.tile(further, (len(places), 1)))


def _waiting(found: Considered, on: date, told: Preferences) -> Whole:
    minutes = told.minutes
    days = [min(told.most_days_counted, max(0, (on - case.waiting_since).days)) for case in found.cases]
    urgent = [minutes["urgent"] * case.is_urgent for case in found.cases]
    return (
        np.array(days, dtype=np.int64) * minutes["per_day_waited"]
        + np.array(urgent, dtype=np.int64)
        + minutes["deferred"]
    )


def _places(found: Considered, told: Preferences) -> Whole:
    """Return how many cases each person has room for: as if each were the heaviest of the day, so that nobody goes
    over.
    """
    heaviest = max(found.points, default=0.0)
    room = [
        told.most_cases_a_day if heaviest == 0 else floor(float(one.capacity.remaining_points) / heaviest + 1e-9)
        for one in found.people
    ]
    return np.minimum(told.most_cases_a_day, np.array(room, dtype=np.int64))


def _why_not(found: Considered, problem: Problem, person: Whole, unit: int, rows: Sequence[int]) -> str:
    may = problem.may[unit]
    who = "together with the family" if len(rows) > 1 else "today"
    if not may.any():
        flags = found.denied[list(rows)]
        told = [
            f"{words.lower()}: {int((flags & int(flag) > 0).any(axis=0).sum())}"
            for flag in Denied
            for words in denials(int(flag))
            if (flags & int(flag)).any()
        ]
        return "Nobody may take this case. " + ("Of those asked, " + "; ".join(told) if told else "Nobody was asked")
    roomy = may & (problem.places >= problem.sizes[unit])
    if not roomy.any():
        return f"Nobody of the {int(may.sum())} who may take this case has room {who}"
    left = problem.places - taken_by(problem, person)
    if not (roomy & (left >= problem.sizes[unit])).any():
        return f"Whoever may take it and had room {who} ({int(roomy.sum())}) was given cases that could wait less"
    return "Everybody with room is so far from what this child needs that waiting is better: a manager should look"
