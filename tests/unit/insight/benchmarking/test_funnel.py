"""Funnel limits beside published ones, and over-dispersion worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from waypost.insight.benchmarking.funnel import dispersion, limits, winsorised, z_scores
from waypost.insight.benchmarking.scales import PLAIN, RATE, SHARE


@pytest.mark.parametrize(
    ("of", "lower_95", "upper_95", "lower_998", "upper_998"),
    [
        (102, 72.974925, 88.309971, 68.553233, 92.731663),
        (598, 77.475765, 83.809131, 75.649608, 85.635287),
        (9998, 79.867989, 81.416907, 79.421375, 81.863521),
    ],
)
def test_limits_of_a_share_are_those_published_with_pheindicatormethods(of, lower_95, upper_95, lower_998, upper_998):
    """Office for Health Improvement and Disparities, tests of calculate_funnel_limits: baseline 80.642448 %."""
    share = np.array([0.80642448])
    error = np.sqrt(share * (1 - share) / of)
    for z, low, high in ((1.959964, lower_95, upper_95), (3.090232, lower_998, upper_998)):
        told = limits(100 * share, 100 * error, 0.0, z, PLAIN)
        assert [float(end[0]) for end in told] == pytest.approx([low, high], abs=1e-3)


def test_on_the_arcsine_scale_limits_stay_between_nought_and_one():
    lower, upper = limits(np.array([0.02]), np.array([0.3]), 0.1, 3.09, SHARE)
    assert 0 <= lower[0] < 0.02 < upper[0] <= 1


def test_the_scales_come_back():
    shares = np.array([0.0, 0.2, 0.9, 1.0])
    assert SHARE.back(SHARE.there(shares)) == pytest.approx(shares)
    assert RATE.back(RATE.there(shares)) == pytest.approx(shares)


def test_over_dispersion_is_that_of_the_formula():
    """Six ratios of observed to expected, as FunnelPlotR tests them with its CQC method; worked out by hand."""
    observed = np.array([100, 150, 180, 80, 120, 225.0])
    expected = np.array([108, 112, 165, 95, 100, 220.0])
    error = 1 / (2 * np.sqrt(expected))
    z = z_scores(observed / expected, np.ones(6), error, RATE)
    assert z == pytest.approx(2 * (np.sqrt(observed) - np.sqrt(expected)))
    told = dispersion(z, error, share=0.0)
    weights = 4 * expected
    by_hand = (6 * np.mean(z**2) - 5) / (weights.sum() - (weights**2).sum() / weights.sum())
    assert told.tau == pytest.approx(np.sqrt(by_hand))
    assert told.phi == pytest.approx(float(np.mean(z**2)))


def test_no_more_than_chance_is_no_over_dispersion():
    z = np.array([-1.0, 0.5, 0.2, -0.3, 1.0])
    assert dispersion(z, np.full(5, 0.1)).tau == 0


def test_winsorising_draws_in_the_ends_and_nothing_else():
    z = np.arange(11.0)
    assert winsorised(z, 0.1).tolist() == [1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9]


def test_wider_limits_where_areas_differ_more():
    narrow = limits(np.array([10.0]), np.array([1.0]), 0.0, 1.96, PLAIN)
    wide = limits(np.array([10.0]), np.array([1.0]), 2.0, 1.96, PLAIN)
    assert wide[0] < narrow[0] < narrow[1] < wide[1]
