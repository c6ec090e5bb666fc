"""A year of weeks out of what was drawn: the share of them within capacity, and what they are like, with ends."""

from __future__ import annotations

import numpy as np

from waypost.insight.simulation.capacity.laying_out import laid_out
from waypost.insight.simulation.capacity.outlook import (
    BEGUN,
    CASELOAD,
    DONE,
    WAIT,
    WEEKS_AFTER,
    Drawn,
    Real,
    draw,
    outlook_of,
    week_by_week,
)
from waypost.insight.simulation.capacity.parameters import Plan
from waypost.insight.simulation.forecast import Range
from waypost.insight.simulation.rules import rules

WITHIN = "weeks_within"
FEWEST_WITH_A_DEADLINE = rules().fewest_open_children
"""Of an area with fewer such cases a year, how many are done in time is not told."""
_TOLD = {BEGUN: "begun_in_time", DONE: "done_in_time", WAIT: "wait", CASELOAD: "caseload"}


def of_the_year(plan: Plan, *, seed: int) -> dict[str, dict[str, Range]]:
    """Return by area, England under "", the weeks within capacity and what they are like, over a plan's weeks."""
    drawn = draw(laid_out(plan, weeks_after=WEEKS_AFTER), plan.replications, plan.weeks, seed=seed)
    outlook, within = outlook_of(plan, drawn), _within(plan, drawn)
    told = {}
    for place, name in enumerate(["", *(area.name for area in plan.areas)]):
        futures = within.mean(axis=1) if not name else within[:, place - 1]
        like = {_TOLD[what]: one for what, one in outlook.last_year[name].items() if what in _TOLD}
        if _with_a_deadline(plan, name) < FEWEST_WITH_A_DEADLINE:
            like.pop(_TOLD[DONE], None)
        told[name] = {WITHIN: _mean_and_ends(futures, plan.share_inside), **like}
    return told


def _with_a_deadline(plan: Plan, area: str) -> float:
    """Return how many cases a year have a deadline, in an area or (an empty one) in all."""
    return sum(
        a_year
        for one in plan.areas
        if area in ("", one.name)
        for kind, a_year in zip(plan.kinds, one.cases_a_year, strict=True)
        if kind.deadline_working_days
    )


def _within(plan: Plan, drawn: Drawn) -> Real:
    """Return in percent, by future and area, the weeks in which beginnings and deadlines both hold."""
    begun, done = week_by_week(plan.hold, drawn)
    return np.asarray(100 * (begun & done).mean(axis=2))


def _mean_and_ends(futures: Real, share_inside: float) -> Range:
    """Return the mean, and the middle of the futures stretched to hold it: the mean is what "9 weeks of 10" asks."""
    tail, mean = (1 - share_inside) / 2, float(futures.mean())
    lower, upper = (float(end) for end in np.quantile(futures, [tail, 1 - tail]))
    return Range(min(lower, mean), mean, max(upper, mean))
