"""How many practitioners hold the standard in so many weeks of ten: by halving, all areas at once, on the same chances.

The same seed is used for each number that is tried, so that two numbers differ by staff alone (common random numbers).
Recruitment has no limit here: what can be recruited by when is another question (rollout.py).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from waypost.insight.simulation.capacity.laying_out import WEEKS_IN_A_YEAR, WORKING_DAYS_A_YEAR, laid_out
from waypost.insight.simulation.capacity.outlook import WEEKS_AFTER, Drawn, draw, weeks_held
from waypost.insight.simulation.capacity.parameters import Area, Plan, Staff
from waypost.insight.simulation.capacity.reading import mean_weeks

Real = NDArray[np.float64]
REPLICATIONS = 40
_LEAST_TIMES, _MOST_TIMES, _FEWEST_TRIED = 0.8, 1.28, 8
"""Looked for from so many times the load's own staff, to so many times, and so many posts at least: what these do not
hold, staff alone does not hold."""
_NO_LIMIT = 1e9


@dataclass(frozen=True, slots=True)
class Needed:
    """Posts that hold the standard in an area, in whole ones: of beginnings, and of deadlines too; None: it cannot."""

    area: str
    posts: float
    in_post: float
    to_begin_in_time: int | None
    to_be_done_in_time: int | None


def needed(plan: Plan, *, seed: int, told: Callable[[int, int], None] | None = None) -> tuple[Needed, ...]:
    """Return the posts that each area needs for its weeks to hold."""
    load = np.array([_load(plan, area) for area in plan.areas])
    low = np.floor(load * _LEAST_TIMES)
    most = np.ceil(np.maximum(load * _MOST_TIMES, low + _FEWEST_TRIED))
    rounds = math.ceil(math.log2(float((most - low).max())))
    say = told if told is not None else _to_nobody
    can = _held(plan, most, seed)
    begin = _fewest(plan, low, most, seed, 0, rounds, lambda done: say(done, 2 * rounds))
    done = begin
    if not _held(plan, begin, seed)[1].all():  # else whoever begins in time is done in time too
        done = _fewest(plan, begin - 1, most, seed, 1, rounds, lambda done: say(rounds + done, 2 * rounds))
    say(2 * rounds, 2 * rounds)
    found = [
        [int(one) if is_held else None for one, is_held in zip(posts, held, strict=True)]
        for posts, held in zip((begin, done), can, strict=True)
    ]
    return tuple(
        Needed(area.name, area.posts, area.in_post, begin, done)
        for area, begin, done in zip(plan.areas, *found, strict=True)
    )


def _fewest(
    plan: Plan, low: Real, high: Real, seed: int, standard: int, rounds: int, say: Callable[[int], None]
) -> Real:
    """Return the fewest posts by area that hold a standard: above `low`, which is taken not to, and `high` at most."""
    low, high = low.copy(), high.copy()
    for turn in range(rounds):
        if (high - low <= 1).all():
            break
        middle = np.floor((low + high) / 2)
        holds = _held(plan, middle, seed)[standard]
        low, high = np.where(holds, low, middle), np.where(holds, middle, high)
        say(turn + 1)
    return high


def _to_nobody(done: int, of: int) -> None:
    pass


def filled_share(staff: Staff) -> float:
    """Return the share of posts that are filled where every leaver is replaced as soon as recruiting takes."""
    return 1 / (1 + staff.yearly_turnover * staff.weeks_to_recruit / WEEKS_IN_A_YEAR)


def _load(plan: Plan, area: Area) -> float:
    """Return the posts whose holders' places are all taken on average."""
    places = sum(
        a_year / WEEKS_IN_A_YEAR * mean_weeks(kind) * kind.places
        for a_year, kind in zip(area.cases_a_year, plan.kinds, strict=True)
    )
    there = 1 - plan.staff.sickness_share - plan.staff.training_days_a_year / WORKING_DAYS_A_YEAR
    return places / plan.staff.places_each / max(there, 1e-9) / filled_share(plan.staff)


def _held(plan: Plan, posts: Real, seed: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return by area whether the standard holds with so many posts: of beginnings, and of both."""
    share = filled_share(plan.staff)
    tried = replace(
        plan,
        staff=replace(plan.staff, recruits_a_month_at_most=_NO_LIMIT),
        areas=tuple(
            replace(area, posts=float(there), in_post=float(there) * share)
            for area, there in zip(plan.areas, posts, strict=True)
        ),
    )
    drawn: Drawn = draw(laid_out(tried, weeks_after=WEEKS_AFTER), REPLICATIONS, plan.weeks, seed=seed)
    begun, done = (np.array(shares) for shares in weeks_held(plan.hold, drawn))
    least = plan.hold.weeks_of_ten / 10
    return begun >= least, (begun >= least) & (done >= least)
