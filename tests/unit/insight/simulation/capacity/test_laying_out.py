"""From a plan to what the compiled loop is given."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from waypost.insight.simulation.capacity.laying_out import WEEKS_IN_A_YEAR, laid_out, left_of, quantiles_of, seasons
from waypost.insight.simulation.capacity.reading import mean_weeks, plan_of, usual

PLAN = plan_of(usual())


def test_quantiles_have_the_kinds_own_mean_and_median():
    for kind in PLAN.kinds:
        drawn = quantiles_of(kind)
        assert np.trapezoid(drawn, dx=1 / (len(drawn) - 1)) == pytest.approx(7 * mean_weeks(kind), rel=1e-6)
        assert drawn[len(drawn) // 2] == pytest.approx(7 * kind.median_weeks, rel=0.01)
        assert (np.diff(drawn) >= 0).all()


def test_what_is_left_of_a_case_met_by_chance_is_as_renewal_theory_says():
    fixed = np.full(401, 10.0)
    assert left_of(fixed).mean() == pytest.approx(5.0, rel=0.01)
    drawn = np.linspace(0.0, 20.0, 401)  # of mean 10 and mean square 400/3: half their ratio is left
    assert left_of(drawn).mean() == pytest.approx(400 / 3 / 20, rel=0.01)


def test_a_season_begins_in_its_month_and_keeps_the_year():
    summer = replace(PLAN, season=(1.0,) * 6 + (1.0, 0.4, 1.0, 1.0, 1.0, 1.0), first_month=8)
    factors = seasons(summer, 52)
    assert factors[:4].max() < 0.5 < factors[5]
    assert factors.mean() == pytest.approx(1.0, abs=0.02)


def test_rates_posts_and_deadlines_are_laid_by_area_kind_and_week():
    chances = laid_out(PLAN, weeks_after=10)
    assert chances.rates.shape == (19, 5, PLAN.weeks + 10)
    assert chances.rates.sum(axis=(0, 1))[0] * WEEKS_IN_A_YEAR == pytest.approx(sum(k.cases_a_year for k in PLAN.kinds))
    assert chances.posts.shape == (19, PLAN.weeks + 10)
    assert chances.deadline_days.tolist() == [0, 0, 0, 0, 56.0]
    assert chances.room_of.tolist() == [100, 61, 100, 100, 100]
    assert chances.recruits_a_week.sum() * WEEKS_IN_A_YEAR / 12 == pytest.approx(26)
    doubtful = replace(PLAN, areas=(replace(PLAN.areas[0], doubt=0.03), *PLAN.areas[1:]))
    assert laid_out(doubtful).level_spread[:2].tolist() == pytest.approx([0.05, 0.04])
