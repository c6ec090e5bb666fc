"""A plan laid out for the compiled loop: rates by week, days by quantile, posts by week."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from waypost.insight.simulation.capacity.parameters import Kind, Plan
from waypost.insight.simulation.capacity.replicating import Chances

WEEKS_IN_A_YEAR = 365.25 / 7
WORKING_DAYS_A_WEEK, WORKING_DAYS_A_YEAR = 5, 260
MONTHS_IN_A_YEAR = 12
HUNDREDTHS = 100
QUANTILES = 401
_TAIL = 0.0005


def laid_out(plan: Plan, posts: NDArray[np.float64] | None = None, weeks_after: int = 0) -> Chances:
    """Return the chances of a plan for its weeks and so many more; `posts` by area (and week) instead of the plan's."""
    weeks = plan.weeks + weeks_after
    a_year = np.array([area.cases_a_year for area in plan.areas], dtype=np.float64)
    rates = (a_year / WEEKS_IN_A_YEAR)[:, :, None] * seasons(plan, weeks)[None, None, :]
    return chances_of(plan, rates, np.array([area.posts for area in plan.areas]) if posts is None else posts)


def chances_of(plan: Plan, rates: NDArray[np.float64], posts: NDArray[np.float64]) -> Chances:
    """Return the chances of a plan with cases a week by area, kind and week, and posts by area and perhaps week."""
    kinds, staff = plan.kinds, plan.staff
    weeks = rates.shape[2]
    quantiles = np.array([quantiles_of(kind) for kind in kinds])
    share = np.array([max(sum(area.cases_a_year), 1e-9) for area in plan.areas])
    recruits = staff.recruits_a_month_at_most * MONTHS_IN_A_YEAR / WEEKS_IN_A_YEAR * share / share.sum()
    return Chances(
        rates=np.ascontiguousarray(rates, dtype=np.float64),
        mean_days=np.zeros(len(kinds)),
        quantiles=quantiles,
        held=np.array([area.held for area in plan.areas], dtype=np.int64),
        left=np.tile(np.array([left_of(row) for row in quantiles])[None], (len(plan.areas), 1, 1)),
        room_of=np.array([max(1, round(HUNDREDTHS * kind.places)) for kind in kinds], dtype=np.int64),
        rank_of=np.array([kind.rank for kind in kinds], dtype=np.int64),
        begin_days=np.array([kind.begin_within_days for kind in kinds], dtype=np.float64),
        deadline_days=np.array([7 * kind.deadline_working_days / WORKING_DAYS_A_WEEK for kind in kinds]),
        share_done=np.array([kind.share_done_at_advice for kind in kinds], dtype=np.float64),
        posts=np.ascontiguousarray(np.broadcast_to(posts.reshape(len(plan.areas), -1), (len(plan.areas), weeks))),
        in_post=np.array([area.in_post for area in plan.areas], dtype=np.float64),
        recruits_a_week=recruits,
        leavers_a_week=staff.yearly_turnover / WEEKS_IN_A_YEAR,
        weeks_to_recruit=staff.weeks_to_recruit,
        induction_weeks=staff.induction_weeks,
        induction_share=float(staff.induction_share),
        away_share=staff.training_days_a_year / WORKING_DAYS_A_YEAR,
        sickness_share=float(staff.sickness_share),
        sickness_spread=float(staff.sickness_spread),
        sickness_lasts=float(staff.sickness_lasts),
        room_of_one=float(HUNDREDTHS * staff.places_each),
        level_spread=np.sqrt([plan.area_doubt**2 + area.doubt**2 for area in plan.areas]),
        country_spread=plan.country_doubt,
    )


def seasons(plan: Plan, weeks: int) -> NDArray[np.float64]:
    """Return how many times a usual week's cases come in each week; over a year it is one on average."""
    season = np.array(plan.season)
    begins = date(2001, plan.first_month, 1)
    month = [(begins + timedelta(days=7 * week + 3)).month - 1 for week in range(weeks)]
    factors: NDArray[np.float64] = season[month] / max(float(season.mean()), 1e-9)
    return factors


def quantiles_of(kind: Kind) -> NDArray[np.float64]:
    """Return days that a case of a kind is held, evenly from the least to the most; their mean is the log-normal's."""
    shares = np.clip(np.linspace(0, 1, QUANTILES), _TAIL, 1 - _TAIL)
    normal = NormalDist()
    drawn = 7 * kind.median_weeks * np.exp(kind.spread * np.array([normal.inv_cdf(share) for share in shares]))
    mean = 7 * kind.median_weeks * np.exp(kind.spread**2 / 2)
    told: NDArray[np.float64] = drawn * mean / np.trapezoid(drawn, dx=1 / (QUANTILES - 1))
    return told


def left_of(quantiles: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the days that are left of a case met on any day: long cases are met more often (renewal theory)."""
    share_longer = 1 - np.linspace(0, 1, len(quantiles))
    days = np.concatenate([[0.0], quantiles])
    longer = np.concatenate([[1.0], share_longer])
    gone = np.concatenate([[0.0], np.cumsum((longer[1:] + longer[:-1]) / 2 * np.diff(days))])
    left: NDArray[np.float64] = np.interp(np.linspace(0, gone[-1], len(quantiles)), gone, days)
    return left
