"""Answers become numbers: one division, and intervals that the kept library and a hand calculation both give."""

from __future__ import annotations

from math import isclose

import numpy as np
import pytest
from scipy import stats

from waypost.insight.measures import readings
from waypost.insight.measures.readings import Reading, wilson_percent
from waypost.journeys.question import Answer

NOBODY = Answer((), 0, numerator=0, total=0, total_of_squares=0)


def mean_answer(*numbers: int) -> Answer:
    return Answer((), len(numbers), total=sum(numbers), total_of_squares=sum(number * number for number in numbers))


def test_a_count_is_itself_and_has_no_interval() -> None:
    assert readings.count(Answer((), 3)) == Reading(3, None, 3.0)
    assert readings.count(Answer((), 0)) == Reading(0, None, 0.0)


def test_a_share_is_in_percent_with_wilsons_interval() -> None:
    told = readings.percent(Answer((), 8, numerator=2))
    assert told is not None
    assert (told.numerator, told.denominator, told.value) == (2, 8, 25.0)
    z, share, count = 1.959963984540054, 0.25, 8
    centre = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z * ((share * (1 - share) / count + z * z / (4 * count * count)) ** 0.5) / (1 + z * z / count)
    assert isclose(told.lower or 0, 100 * (centre - half), rel_tol=1e-9)
    assert isclose(told.upper or 0, 100 * (centre + half), rel_tol=1e-9)


@pytest.mark.parametrize(
    "read",
    [
        readings.percent,
        readings.mean_weeks,
        readings.mean_weeks_from_days,
        readings.nearest_whole_week_from_days,
        readings.median_weeks_from_days,
        readings.lower_median_weeks,
    ],
)
def test_of_nobody_nothing_is_read(read: readings.Reader) -> None:
    assert read(NOBODY) is None


def test_a_mean_has_students_interval_in_the_same_unit() -> None:
    days = [70, 140, 175, 210]
    told = readings.mean_weeks_from_days(mean_answer(*days))
    assert told is not None
    weeks = np.array(days) / 7
    expected = stats.t.interval(0.95, len(days) - 1, loc=weeks.mean(), scale=stats.sem(weeks))
    assert isclose(told.value, float(weeks.mean()))
    assert isclose(told.lower or 0, float(expected[0]), rel_tol=1e-9)
    assert isclose(told.upper or 0, float(expected[1]), rel_tol=1e-9)
    whole = readings.mean_weeks(mean_answer(10, 20))
    assert whole is not None
    assert (whole.value, whole.denominator, whole.numerator) == (15.0, 2, None)


@pytest.mark.parametrize("numbers", [(70,), (70, 70, 70)])
def test_where_no_spread_was_seen_no_interval_is_given(numbers: tuple[int, ...]) -> None:
    told = readings.mean_weeks_from_days(mean_answer(*numbers))
    assert told == Reading(None, len(numbers), 10.0)


@pytest.mark.parametrize(
    ("days", "weeks"), [((70,), 10.0), ((73,), 10.0), ((74,), 11.0), ((70, 77), 11.0), ((70, 76), 10.0), ((0,), 0.0)]
)
def test_the_nearest_whole_week_takes_half_a_week_up(days: tuple[int, ...], weeks: float) -> None:
    assert readings.nearest_whole_week_from_days(mean_answer(*days)) == Reading(None, len(days), weeks)


def test_medians() -> None:
    even = Answer((), 4, lower_middle=21, upper_middle=28)
    assert readings.median_weeks_from_days(even) == Reading(None, 4, 3.5)
    assert readings.lower_median_weeks(even) == Reading(None, 4, 21.0)


def test_a_ratio_tells_both_counts_and_students_interval() -> None:
    told, mean = readings.ratio(mean_answer(1, 2, 3)), readings.mean_weeks(mean_answer(1, 2, 3))
    assert told is not None
    assert mean is not None
    assert (told.numerator, told.denominator, told.value) == (6, 3, 2.0)
    assert (told.lower, told.upper) == (mean.lower, mean.upper)
    assert readings.ratio(NOBODY) is None


def test_wilsons_interval_is_that_of_scipy():
    for denominator in (1, 2, 7, 40, 1_000, 250_000):
        for numerator in {0, 1, denominator // 3, denominator - 1, denominator}:
            theirs = stats.binomtest(numerator, denominator).proportion_ci(0.95, method="wilson")
            ours = wilson_percent(numerator, denominator)
            assert ours == pytest.approx((100 * theirs.low, 100 * theirs.high), abs=1e-9)
