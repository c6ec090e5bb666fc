"""Simulations of days gone by, from what was known then, beside what came: caseloads and waits, with 80 % intervals.

A record tells how long cases waited to be allocated, and not why. So what is foretold of a wait is the wait that was
usual in the year before, and what the queue adds to it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import polars as pl

from waypost.insight.measures.computing import NOT_KNOWN
from waypost.insight.measures.populations import IN_ENGLAND, between, in_period, not_negative
from waypost.insight.simulation.capacity.from_record import OTHERS, Counted, counted, told_by_record
from waypost.insight.simulation.capacity.laying_out import laid_out
from waypost.insight.simulation.capacity.outlook import Drawn, Real, draw
from waypost.insight.simulation.capacity.parameters import Plan
from waypost.insight.simulation.capacity.reading import plan_of, put_over, usual
from waypost.insight.simulation.capacity.replicating import OPEN, RECEIVED, WAITED
from waypost.insight.simulation.history import month_ends, months_after
from waypost.insight.simulation.scores import interval_score, is_held
from waypost.journeys.expressions import AllOf
from waypost.journeys.question import Mean, Question
from waypost.journeys.store.contract import RecordStore

CASELOAD, WAIT = "caseload", "wait_days"
WEEKS, REPLICATIONS = 56, 200
_ROOM = 3.0
"""How many times what practitioners hold on the day they could hold: a record does not tell who was turned away."""
_FIRST_WORK = ("public_law", "private_law_to_first_hearing", "child_focused_court")
"""The kinds of work with which a case begins."""


@dataclass(frozen=True, slots=True)
class Usual:
    """The wait that was usual in a year: its mean in days, its variance, and of how many children."""

    mean: float
    variance: float
    children: int


def backtest(store: RecordStore, origins: Iterable[date], months: Iterable[int], *, seed: int) -> pl.DataFrame:
    """Return one row an area, origin, months ahead and thing foretold: its interval, what came, and whether it held.

    Caseloads are cases held at the end of so many months for each practitioner who held any at the origin: what they
    would be, were nobody taken on; waits are the mean days from receipt to allocation of all twelve months. Areas with
    few open cases stand together, and are left out.
    """
    frames = []
    wanted = tuple(months)
    for origin in origins:
        then = counted(store, origin)
        plan = _plan(then)
        areas = [name for name in then.areas if name != OTHERS]
        drawn = draw(laid_out(plan), plan.replications, plan.weeks, seed=seed)
        ends = months_after(origin, 12)
        for ahead in wanted:
            frames.append(_caseloads(store, plan, drawn, areas, origin, ahead, ends[ahead - 1]))
        frames.append(_waits(store, plan, drawn, areas, origin, ends[-1], seed))
    return pl.concat(frames) if frames else pl.DataFrame()


def usual_waits(store: RecordStore, after: date, until: date) -> dict[str, Usual]:
    """Return the usual wait for allocation of children first allocated from one day to another, by service area."""
    where = AllOf((IN_ENGLAND, in_period("first_allocated_on"), not_negative("started_on", "first_allocated_on")))
    question = Question(
        "children_in_proceedings", Mean(between("started_on", "first_allocated_on")), where, ("service_area",)
    )
    told = {}
    for answer in store.compute(question, period_start=after, period_end=until):
        total, squares, children = answer.total or 0, answer.total_of_squares or 0, answer.counted
        mean = total / children
        told[answer.group[0] or NOT_KNOWN] = Usual(mean, max(squares / children - mean**2, 0.0), children)
    return told


def _plan(then: Counted) -> Plan:
    """Return the plan of a record's past: no post empty and room for half as much again, as nothing tells of either."""
    told = put_over(usual(), told_by_record(then, usual()), "the record")
    plan = plan_of(told, "the record", first_month=then.until.month % 12 + 1)
    held = sum(sum(area.held) for area in plan.areas) / max(sum(area.in_post for area in plan.areas), 1)
    most = max((sum(area.held) / max(area.in_post, 1) for area in plan.areas), default=held)
    staff = replace(
        plan.staff,
        weeks_to_recruit=0,
        induction_weeks=0,
        recruits_a_month_at_most=1e9,
        places_each=max(plan.staff.places_each, _ROOM * most),
    )
    areas = tuple(replace(area, posts=area.in_post) for area in plan.areas)
    return replace(plan, staff=staff, areas=areas, weeks=WEEKS, replications=REPLICATIONS)


def _caseloads(
    store: RecordStore, plan: Plan, drawn: Drawn, areas: list[str], origin: date, ahead: int, day: date
) -> pl.DataFrame:
    week = (day - origin).days // 7
    there = counted(store, day)
    places = [[area.name for area in plan.areas].index(name) for name in areas]
    staff = np.array([max(plan.areas[place].in_post, 1.0) for place in places])
    truth = np.array([sum(there.held.get(name, {}).values()) for name in areas]) / staff
    return _frame(CASELOAD, plan, areas, origin, ahead, drawn.weekly[:, places, week, OPEN] / staff, truth)


def _waits(
    store: RecordStore, plan: Plan, drawn: Drawn, areas: list[str], origin: date, end: date, seed: int
) -> pl.DataFrame:
    years = [month_ends(origin, months)[0] for months in (24, 12)]
    before = usual_waits(store, years[1], origin)
    came = usual_waits(store, origin, end)
    kept = [name for name in areas if name in before and name in came]
    places = [[area.name for area in plan.areas].index(name) for name in kept]
    sums = drawn.weekly[:, places, :52].sum(axis=2).astype(np.float64)
    queue = sums[..., WAITED] / np.maximum(sums[..., RECEIVED], 1)
    chance = np.random.default_rng([seed, origin.toordinal()])
    # Both years are of so many cases; brothers and sisters wait together, so that cases count and not children.
    begin = [plan.place_of(kind) for kind in _FIRST_WORK]
    cases = np.array([max(sum(plan.areas[place].cases_a_year[one] for one in begin), 1.0) for place in places])
    error = np.array([math.sqrt(2 * before[name].variance) for name in kept]) / np.sqrt(cases)
    error = np.sqrt(error**2 + _drift(before, usual_waits(store, *years)))
    usually = np.array([before[name].mean for name in kept]) + error * chance.standard_normal((len(queue), len(kept)))
    truth = np.array([came[name].mean for name in kept], dtype=np.float64)
    return _frame(WAIT, plan, kept, origin, 12, queue + usually, truth)


def _drift(now: Mapping[str, Usual], before: Mapping[str, Usual]) -> float:
    """Return the variance by which the usual wait moves from year to year beyond chance, of all areas together."""
    both = [(now[area], before[area]) for area in sorted(now.keys() & before.keys())]
    beyond = [
        (one.mean - other.mean) ** 2 - one.variance / one.children - other.variance / other.children
        for one, other in both
    ]
    return max(0.0, float(np.mean(beyond))) if beyond else 0.0


def _frame(
    what: str, plan: Plan, areas: list[str], origin: date, ahead: int, foretold: Real, truth: Real
) -> pl.DataFrame:
    tail = (1 - plan.share_inside) / 2
    lower, middle, upper = np.quantile(foretold, [tail, 0.5, 1 - tail], axis=0)
    return pl.DataFrame(
        {
            "what": [what] * len(areas),
            "area": areas,
            "origin": [origin] * len(areas),
            "months": [ahead] * len(areas),
            "lower": lower,
            "middle": middle,
            "upper": upper,
            "truth": truth,
            "is_held": is_held(truth, lower, upper),
            "score": interval_score(truth, lower, upper, plan.share_inside),
        },
        schema_overrides={"what": pl.String, "area": pl.String, "origin": pl.Date, "months": pl.Int64},
    )
