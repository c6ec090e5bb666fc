"""What a simulation says of the weeks to come: waits, caseloads, shares in time, each with an interval."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from waypost.insight.simulation.capacity.laying_out import HUNDREDTHS, WEEKS_IN_A_YEAR, laid_out
from waypost.insight.simulation.capacity.parameters import Hold, Plan
from waypost.insight.simulation.capacity.replicating import (
    BEGUN_IN_TIME,
    DONE_IN_TIME,
    IN_LINE,
    IN_POST,
    OF_KIND,
    OPEN,
    RECEIVED,
    ROOM_THERE,
    WAITED,
    WEEKLY,
    WITH_DEADLINE,
    Chances,
    replicate,
)
from waypost.insight.simulation.forecast import Range

Real = NDArray[np.float64]
Single = NDArray[np.float32]
WAIT, BEGUN, DONE, LINE, CASELOAD, POSTS = (
    "wait_days",
    "begun_in_time",
    "done_in_time",
    "waiting",
    "caseload",
    "in_post",
)
WHAT = {
    WAIT: "Mean days until a practitioner begins",
    BEGUN: "Begun in time, percent",
    DONE: "Advice within its deadline, percent",
    LINE: "Cases waiting",
    CASELOAD: "Cases held for each practitioner in post",
    POSTS: "Practitioners in post",
}
WEEKS_AFTER = 26
"""More weeks are served than are told: those who came last are followed for so long."""
_AT_A_TIME = 25


@dataclass(frozen=True, slots=True)
class Drawn:
    """All that was drawn: by replication, area and week; and by replication, area and kind (see replicating.py)."""

    weekly: Single
    of_kind: Real


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is foretold, by WHAT. `by_week`: of England, lower, middle and upper (rows) by week.

    `last_year`: of the last 52 weeks, England under "". `wait_by_kind`: mean days by kind, in the last 52 weeks' plan.
    `weeks_held`: the share of weeks in which the standard holds, by area, begun and done.
    """

    by_week: dict[str, Real]
    last_year: dict[str, dict[str, Range]]
    wait_by_kind: dict[str, Range]
    weeks_held: dict[str, tuple[float, float]]


def draw(
    chances: Chances, replications: int, weeks: int, *, seed: int, told: Callable[[int, int], None] | None = None
) -> Drawn:
    """Draw so many replications of so many weeks; `told` is given how many are done, of how many."""
    areas, kinds = chances.rates.shape[:2]
    weekly = np.zeros((replications, areas, weeks, WEEKLY), dtype=np.float32)
    of_kind = np.zeros((replications, areas, kinds, OF_KIND))
    for first in range(0, replications, _AT_A_TIME):
        some = slice(first, min(first + _AT_A_TIME, replications))
        after = chances.rates.shape[2] - weeks
        replicate(chances, seed, first, after, weekly[some], of_kind[some])
        if told is not None:
            told(some.stop, replications)
    return Drawn(weekly, of_kind)


def outlook(plan: Plan, *, seed: int, told: Callable[[int, int], None] | None = None) -> Outlook:
    """Return what a plan foretells. The same seed gives the same, on any number of cores."""
    drawn = draw(laid_out(plan, weeks_after=WEEKS_AFTER), plan.replications, plan.weeks, seed=seed, told=told)
    return outlook_of(plan, drawn)


def outlook_of(plan: Plan, drawn: Drawn) -> Outlook:
    """Return what was drawn, as ranges."""
    weekly = drawn.weekly.astype(np.float64)
    last = weekly[:, :, -min(plan.weeks, round(WEEKS_IN_A_YEAR)) :]
    last_year = {"": _of_a_time(plan, last.sum(axis=1))}
    for place, area in enumerate(plan.areas):
        last_year[area.name] = _of_a_time(plan, last[:, place])
    by_kind = drawn.of_kind.sum(axis=1)
    waits = by_kind[..., WAITED] / np.maximum(by_kind[..., RECEIVED], 1)
    return Outlook(
        by_week={what: _ends(row, plan.share_inside) for what, row in _weekly(weekly.sum(axis=1)).items()},
        last_year=last_year,
        wait_by_kind={kind.name: _range(waits[:, place], plan.share_inside) for place, kind in enumerate(plan.kinds)},
        weeks_held=dict(
            zip((area.name for area in plan.areas), zip(*weeks_held(plan.hold, drawn), strict=True), strict=True)
        ),
    )


def weeks_held(hold: Hold, drawn: Drawn) -> tuple[list[float], list[float]]:
    """Return by area the share of drawn weeks in which the standard holds: of beginnings, and of deadlines."""
    begun, done = week_by_week(hold, drawn)
    return list(begun.mean(axis=(0, 2)).tolist()), list(done.mean(axis=(0, 2)).tolist())


def week_by_week(hold: Hold, drawn: Drawn) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return by replication, area and week whether the standard holds: of beginnings, and of deadlines."""
    weekly = drawn.weekly.astype(np.float64)
    begun = weekly[..., BEGUN_IN_TIME] >= hold.begun_in_time * weekly[..., RECEIVED] - 1e-9
    done, of = (_over(weekly[..., column], hold.judged_over_weeks) for column in (DONE_IN_TIME, WITH_DEADLINE))
    return begun, done >= hold.done_in_time * of - 1e-9


def _over(weekly: Real, weeks: int) -> Real:
    """Return the sums of each week and those before it, so many in all."""
    summed = np.cumsum(weekly, axis=2)
    summed[:, :, weeks:] -= summed[:, :, :-weeks].copy()
    return summed


def _weekly(sums: Real) -> dict[str, Real]:
    """Return each thing by replication and week, of sums over areas."""
    return {
        WAIT: sums[..., WAITED] / np.maximum(sums[..., RECEIVED], 1),
        BEGUN: 100 * sums[..., BEGUN_IN_TIME] / np.maximum(sums[..., RECEIVED], 1),
        DONE: 100 * sums[..., DONE_IN_TIME] / np.maximum(sums[..., WITH_DEADLINE], 1),
        LINE: sums[..., IN_LINE],
        CASELOAD: sums[..., OPEN] / np.maximum(sums[..., IN_POST], 1),
        POSTS: sums[..., IN_POST],
    }


def _of_a_time(plan: Plan, sums: Real) -> dict[str, Range]:
    """Return each thing of all the weeks together, by replication and week given."""
    together = sums.sum(axis=1, keepdims=True)
    together[..., [OPEN, IN_LINE, IN_POST, ROOM_THERE]] /= sums.shape[1]
    told = {what: _range(row[:, 0], plan.share_inside) for what, row in _weekly(together).items()}
    if not together[..., WITH_DEADLINE].any():
        del told[DONE]
    return told


def _ends(drawn: Real, share_inside: float) -> Real:
    tail = (1 - share_inside) / 2
    return np.asarray(np.quantile(drawn, [tail, 0.5, 1 - tail], axis=0))


def _range(drawn: Real, share_inside: float) -> Range:
    return Range(*(float(end) for end in _ends(drawn, share_inside)))


def room_used(drawn: Drawn) -> float:
    """Return the mean of places there, in whole places: for tests of the staff that was drawn."""
    return float(drawn.weekly[..., ROOM_THERE].mean()) / HUNDREDTHS
