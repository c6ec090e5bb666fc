"""What the past says of the pace of things, on histories that were made by hand."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from support.invented_foreseen import MONTHS, OLDEST, ORIGIN, drawn, invented_history
from waypost.insight.simulation.history import month_ends, months_after
from waypost.insight.simulation.pace import pace
from waypost.insight.simulation.rules import rules


def test_steady_arrivals_have_their_level_no_season_and_no_scatter():
    told = pace(invented_history(np.full((4, MONTHS), 20)))
    assert told.monthly == pytest.approx(np.full(4, 20), rel=0.02)
    assert told.season == pytest.approx(np.ones(12))
    assert told.arrival_scatter == 1


@pytest.mark.parametrize("scatter", [1.0, 3.0])
def test_scatter_is_found(scatter):
    told = pace(invented_history(drawn(30.0, areas=20, scatter=scatter)))
    assert told.arrival_scatter == pytest.approx(scatter, rel=0.25)


def test_a_busy_month_is_found_and_drawn_in():
    arrivals = np.full((10, MONTHS), 20)
    arrivals[:, MONTHS - 1 :: -12] = 40  # the month of the origin, and of each year before
    season = pace(invented_history(arrivals)).season
    assert np.argmax(season) == ORIGIN.month - 1
    assert 1.2 < season[ORIGIN.month - 1] < 40 / (21 + 2 / 3)


def test_every_age_leaves_at_its_rate():
    told = pace(invented_history(drawn(20.0), leaving=0.2))
    assert told.leaving == pytest.approx(np.full(OLDEST + 1, 0.2), rel=0.02)


def test_an_areas_own_pace_is_drawn_towards_the_countrys():
    own = np.array([0.5, *[1.0] * 6, 1.5])
    told = pace(invented_history(drawn(20.0), own=own))
    assert 0.5 < told.own[0] < 0.8
    assert 1.2 < told.own[-1] < 1.5


def test_a_level_that_grew_is_followed_and_drifts():
    arrivals = np.repeat([[20] * 12 + [30] * 12 + [40] * 12], 5, axis=0)
    told = pace(invented_history(arrivals))
    assert 33 < told.monthly[0] < 41
    assert told.arrival_drift.country > rules().least_drift_a_year ** 2 / 12


def test_chance_alone_is_hardly_a_drift():
    """Levels that stay, seen through few arrivals that scatter: noise cut off at nought alone would be 10 % a year."""
    histories = [invented_history(drawn(3.0, areas=4, scatter=2.0, seed=seed)) for seed in range(1, 61)]
    found = [pace(told).arrival_drift.area for told in histories]
    assert np.sqrt(12 * np.mean(found)) < 0.075


def test_more_leavers_of_an_age_are_more_weight():
    told = pace(invented_history(drawn(20.0), leaving=0.2))
    assert len(told.leaving_weight) == len(rules().age_bands_months) == told.age_band.max() + 1
    assert told.leaving_weight[-1] > told.leaving_weight[0]  # the last band is of 25 months, the first of one
    assert told.usually_open.sum() == pytest.approx(40 * (OLDEST + 1) * 8 / 12)


def test_months_follow_one_another():
    assert month_ends(date(2027, 1, 31), 2) == [date(2026, 11, 30), date(2026, 12, 31), date(2027, 1, 31)]
    assert months_after(date(2027, 1, 31), 2) == [date(2027, 2, 28), date(2027, 3, 31)]
