"""`waypost bench allocation`: a day's cases placed, proven, beside the least that reading the matrix can cost."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import partial

import numpy as np

from waypost.casework.allocation.assignment import WAITS, Problem, Solution, Whole, cost_of, open_costs, solve_apart
from waypost.casework.allocation.capacity import Hours, Person, capacity
from waypost.casework.allocation.considerations import Candidate, Case, Considered, Known, considered, usual_preferences
from waypost.casework.allocation.intake import families, problem_of
from waypost.casework.allocation.together import solve
from waypost.casework.allocation.weight_sets import FAMILY_COURT_ADVISER, weights_in_force
from waypost.casework.allocation.workload import WorkItem
from waypost.foundation.clock import stopwatch
from waypost.pipeline.bench.figures import Figures, Line, aim_of
from waypost.pipeline.bench.floors import beside_a_floor

ON = date(2026, 11, 23)
AREAS, SHARE_KNOWN, TURNS = 19, 0.26, 3
HEAD = ("plan", "minutes", "nothing can be less", "gap, %", "proven", "deferred", "one after another, %", "wrong")


def bench_allocation(*, cases: int, people: int, together: int, seed: int) -> Figures:
    """Place invented cases with invented people: each alone, then with so many pairs of siblings kept together."""
    start = stopwatch()
    found = _invented(cases, people, together, seed)
    weighed = stopwatch() - start
    apart = problem_of(found, tuple((row,) for row in range(cases)), ON, usual_preferences())
    joined = problem_of(found, families(found), ON, usual_preferences())
    ours, floor = beside_a_floor(partial(solve_apart, apart), partial(_read, apart), TURNS)
    start = stopwatch()
    kept = solve(joined)
    long = stopwatch() - start
    size = f"{cases:,} cases, {people:,} people, {int(apart.places.sum()):,} places"
    lines = (
        Line("Weighing every pair", size, weighed),
        Line("Placing each case, proven", size, ours, "the matrix read once", floor, aim_of("allocation")),
        Line(
            f"Keeping {together:,} families together",
            size,
            long,
            "each case alone",
            ours,
            aim_of("allocation_together"),
        ),
    )
    rows = (_row("each case alone", apart, solve_apart(apart)), _row(f"{together:,} families together", joined, kept))
    return Figures(lines, "How good the plans are", HEAD, rows)


def _read(problem: Problem) -> Whole:
    least: Whole = problem.costs.min(axis=1)
    return least


def _row(name: str, problem: Problem, found: Solution) -> tuple[object, ...]:
    """Return the quality of a plan. `wrong`: rules broken and units lost, counted from the beginning."""
    wrong = int(cost_of(problem, found.person) != found.cost) + int(len(found.person) != len(problem.sizes))
    waits = int(problem.sizes[found.person == WAITS].sum())
    naive = cost_of(problem, _one_after_another(problem))
    more = f"{100 * (naive - found.cost) / found.cost:+.1f}"
    proven = "yes" if found.is_proven else "no"
    return (name, found.cost, round(found.bound), f"{100 * found.gap:.3f}", proven, waits, more, wrong)


def _one_after_another(problem: Problem) -> Whole:
    """Return what a duty manager does by hand: each case as it comes, to whoever is then best."""
    free, taken, costs = problem.places.copy(), np.zeros_like(problem.places), open_costs(problem)
    person = np.full(len(problem.sizes), WAITS, dtype=np.int64)
    columns, last = np.arange(len(free)), problem.place_costs.shape[1] - 1
    for unit, size in enumerate(problem.sizes):
        now = np.where(
            free >= size, costs[unit] + size * problem.place_costs[columns, np.minimum(taken, last)], 1 << 50
        )
        best = int(now.argmin())
        if now[best] < problem.waiting[unit]:
            person[unit] = best
            free[best] -= size
            taken[best] += size
    return person


def _invented(cases: int, people: int, together: int, seed: int) -> Considered:
    """Return invented cases and people of 19 areas: one or two places each, a quarter of the children known to
    somebody.
    """
    chance = np.random.default_rng(seed)
    weights = weights_in_force(FAMILY_COURT_ADVISER, ON)
    hours = (Hours(weights.full_time.hours, date(2020, 1, 1)),)
    points = weights.work["care_proceedings"].points or Decimal(1)
    full = int((weights.full_time.points - sum(one.points for one in weights.stable)) / points)
    held = {
        free: capacity(
            Person(hours, (), tuple(WorkItem(f"H{n}", "care_proceedings") for n in range(full - free))), weights, ON
        )
        for free in (1, 2)
    }
    centres = chance.uniform(0, 300, (AREAS, 2))
    case_area, person_area = chance.integers(0, AREAS, cases), chance.integers(0, AREAS, people)
    case_at = centres[case_area] + chance.normal(0, 20, (cases, 2))
    person_at = centres[person_area] + chance.normal(0, 20, (people, 2))
    family = np.where(np.arange(cases) < 2 * together, np.arange(cases) // 2, -1)
    siblings = family >= 0
    first = 2 * family[siblings]
    case_at[siblings], case_area[siblings] = case_at[first], case_area[first]
    travel = np.sqrt(((case_at[:, None] - person_at[None]) ** 2).sum(axis=-1)).round().astype(np.int64)
    known = {
        int(row): f"P{who}"
        for row, who in enumerate(chance.integers(0, people, cases))
        if chance.random() < SHARE_KNOWN
    }
    asked = [
        Case(
            f"C{row}",
            WorkItem(f"C{row}", "care_proceedings"),
            ON - timedelta(days=int(chance.integers(0, 15))),
            f"F{family[row]}" if siblings[row] else "",
            f"A{case_area[row]}",
            known_to={known[row]: Known.BEFORE} if row in known else {},
            conflicts=frozenset({f"P{who}" for who in chance.integers(0, people, 2)} - {known.get(row, "")}),
        )
        for row in range(cases)
    ]
    staff = [
        Candidate(f"P{who}", held[int(free)], areas=frozenset({f"A{person_area[who]}"}))
        for who, free in enumerate(chance.integers(1, 3, people))
    ]
    return considered(asked, staff, weights, ON, travel=travel)
