"""Exact limits turned about: Garwood's published interval of ten events is where ten is the limit."""

from __future__ import annotations

import numpy as np
import pytest

from waypost.insight.benchmarking.exact import binomial_limits, poisson_limits


@pytest.mark.parametrize(("count", "high"), [(1, 5.571644), (10, 18.39036), (50, 65.91884)])
def test_of_the_upper_end_of_garwoods_interval_the_lower_limit_is_the_count(count, high):
    """Exact 95 % intervals of a count: PHEindicatormethods, test data of funnels for ratios."""
    lower, _ = poisson_limits(np.array([high]), 0.025)
    assert lower[0] * high == pytest.approx(count, abs=1e-3)


def test_of_the_lower_end_the_upper_limit_is_one_less():
    """P(R >= 10 | 4.795387) is 2.5 %: all but that lie at 9 or less."""
    _, upper = poisson_limits(np.array([4.795387]), 0.025)
    assert upper[0] * 4.795387 == pytest.approx(9, abs=1e-3)


def test_limits_of_a_share_hold_what_they_should():
    chance = np.random.default_rng(1)
    lower, upper = binomial_limits(np.array([0.3]), np.array([12.0]), 0.025)
    drawn = chance.binomial(12, 0.3, 20_000) / 12
    assert 0 <= lower[0] < 0.3 < upper[0] <= 1
    assert np.mean((drawn < lower[0]) | (drawn > upper[0])) < 0.08
