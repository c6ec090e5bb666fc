"""A forecast: the same seed the same, steady things steady, and wider the further ahead."""

from __future__ import annotations

import numpy as np
import pytest

from support.invented_foreseen import MONTHS, drawn, invented_history
from waypost.insight.simulation.forecast import forecast
from waypost.insight.simulation.naive import naive_open
from waypost.insight.simulation.scores import interval_score, is_held


def test_the_same_seed_gives_the_same_forecast_and_another_another():
    told = invented_history(drawn(10.0))
    one, same, other = (forecast(told, seed=seed) for seed in (1, 1, 2))
    assert one is not None
    assert same is not None
    assert other is not None
    assert one.whole == same.whole
    assert one.whole != other.whole


def test_what_comes_and_goes_alike_stays_as_it_is():
    """Ten come a month and a tenth of a hundred leaves: a hundred stay."""
    found = forecast(invented_history(np.full((6, MONTHS), 10), leaving=0.105), seed=1)
    assert found is not None
    assert found.whole[-1].middle == pytest.approx(600, rel=0.06)
    assert found.whole[-1].lower < 600 < found.whole[-1].upper


def test_twice_as_many_arrivals_are_more_children():
    few = forecast(invented_history(np.full((6, MONTHS), 10)), seed=1)
    many = forecast(invented_history(np.full((6, MONTHS), 20)), seed=1)
    assert few is not None
    assert many is not None
    assert many.whole[-1].lower > few.whole[-1].upper


def test_further_ahead_is_less_sure():
    found = forecast(invented_history(drawn(10.0)), seed=1)
    assert found is not None
    widths = [month.upper - month.lower for month in found.whole]
    assert widths[-1] > 1.5 * widths[0]


def test_faster_leaving_is_more_in_time_and_fewer_weeks():
    slow, fast = (forecast(invented_history(np.full((6, MONTHS), 10), leaving=rate), seed=1) for rate in (0.05, 0.3))
    assert slow is not None
    assert fast is not None
    assert fast.in_time[""].lower > slow.in_time[""].upper
    assert fast.weeks[""].upper < slow.weeks[""].lower


def test_too_short_a_past_or_nobody_open_foresees_nothing():
    short = np.zeros((3, MONTHS), dtype=np.int64)
    short[:, -20:] = 5
    assert forecast(invented_history(short), seed=1) is None
    assert forecast(invented_history(drawn(10.0), children=0), seed=1) is None


def test_an_area_of_few_children_has_none_of_its_own():
    told = invented_history(drawn(10.0), children=10)
    found = forecast(told, seed=1)
    assert found is not None
    assert found.areas == ()
    assert found.whole[0].middle > 0


def test_the_naive_forecast_is_as_many_as_now():
    told = invented_history(drawn(10.0))
    lower, middle, upper = naive_open(told, 12)
    assert middle == pytest.approx(told.open_now)
    assert (lower <= upper).all()


def test_the_interval_score_is_that_of_the_paper():
    truth, lower, upper = (np.array(ends, dtype=float) for ends in ([5, 12, 1], [4, 4, 4], [8, 8, 8]))
    assert is_held(truth, lower, upper).tolist() == [True, False, False]
    assert interval_score(truth, lower, upper, 0.8) == pytest.approx([4, 4 + 10 * 4, 4 + 10 * 3])
