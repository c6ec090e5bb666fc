"""Run charts: the limits that NHSRplotthedots prints, and each rule by an example."""

from __future__ import annotations

import pytest

from waypost.insight.benchmarking.run_chart import run_chart

PLOTTED = [1, 2, 1, 2, 10, *[1, 2] * 6, 1]
"""NHSRplotthedots, vignette "Deviations from Excel defaults": mean 1.94, limits -0.72 and 4.6."""
FLAT = [10, 11] * 10


def signals(values: list[float]) -> list[tuple[str, ...]]:
    told = run_chart(values)
    assert told is not None
    return list(told.signals)


def test_the_limits_are_those_of_the_published_example():
    told = run_chart(PLOTTED)
    assert told is not None
    assert (told.mean, told.lower, told.upper) == pytest.approx((1.94, -0.72, 4.60), abs=0.005)
    assert told.signals[4] == ("beyond_limits",)
    assert not any(told.signals[:4] + told.signals[5:])


def test_without_screening_the_limits_are_wider():
    told, screened = run_chart(PLOTTED, is_screened=False), run_chart(PLOTTED)
    assert told is not None
    assert screened is not None
    assert told.upper == pytest.approx(1.9444 + 2.66 * 32 / 17, abs=0.001)
    assert told.upper > screened.upper


def test_seven_on_one_side_are_a_shift():
    told = signals([*[10, 12] * 4, *[14, 15] * 4])
    assert all("shift" in names for names in told[-7:])


def test_seven_that_rise_are_a_trend_and_six_are_none():
    rising = [10, 12, 10, 12, 10, 12, 9, 10, 11, 12, 13, 14, 15]
    assert all("trend" in names for names in signals(rising)[-7:])
    assert not any("trend" in names for names in signals([*rising[:-1], 13]))


def test_two_of_three_near_a_limit_are_told():
    usual = [10.0, 12.0] * 8
    told = run_chart([*usual, 15.2, 15.3])
    assert told is not None
    assert "two_of_three" in told.signals[-1] or "beyond_limits" in told.signals[-1]


def test_steady_months_say_nothing():
    assert not any(signals(FLAT))


def test_too_few_months_have_no_chart():
    assert run_chart([1.0] * 11) is None
