"""Futures drawn: brothers and sisters leave together, and what is not known of a rate is drawn too."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from support.invented_foreseen import drawn, invented_history
from waypost.insight.simulation.futures import Futures, draw_futures
from waypost.insight.simulation.pace import Drift, Pace, pace
from waypost.insight.simulation.rules import rules

MONTHS, DRAWS = 12, 1_000


def futures(known: Pace, *, children: int = 200, areas: int = 4) -> Futures:
    told = invented_history(drawn(10.0, areas=areas), children=children)
    return draw_futures(told, known, months=MONTHS, draws=DRAWS, chance=np.random.default_rng(1))


def steady(scatter: float, areas: int = 4) -> Pace:
    """A pace without drift or doubt, so that what scatters is who leaves."""
    known = pace(invented_history(drawn(10.0, areas=areas)))
    still = Drift(0.0, 0.0)
    return replace(
        known,
        monthly_doubt=np.zeros(areas),
        arrival_scatter=1.0,
        arrival_drift=still,
        departure_drift=still,
        own=np.ones(areas),
        weight=np.full(areas, 1e9),
        leaving_weight=np.full(len(known.leaving_weight), 1e9),
        departure_scatter=scatter,
    )


def after_a_month(there: np.ndarray, usual: float, scatter: float, draws: int = DRAWS) -> Futures:
    """Draw a month of one area to which nobody comes, of so many children of each age."""
    told = replace(invented_history(np.zeros((1, 36))), open_by_age=there)
    known = steady(scatter, areas=1)
    known = replace(known, monthly=np.zeros(1), usually_open=np.full_like(known.usually_open, usual))
    return draw_futures(told, known, months=1, draws=draws, chance=np.random.default_rng(1))


def of_age(age: slice, children: int) -> np.ndarray:
    """Return the children of one area: so many of each of some ages."""
    there = np.zeros((1, rules().oldest_month + 1), dtype=np.int64)
    there[0, age] = children
    return there


@pytest.mark.parametrize("scatter", [1.0, 2.0, 3.0])
def test_leavers_scatter_as_siblings_among_so_many_do(scatter):
    gone = after_a_month(of_age(slice(0, 10), 20), 20.0, scatter, draws=20_000).left[:, 0]
    share, alike = gone.mean() / 200, (scatter - 1) / (scatter - 1 + 20)
    assert gone.var() / (200 * share * (1 - share)) == pytest.approx(1 + 19 * alike, rel=0.06)


def test_where_hardly_anybody_is_those_who_are_there_leave_together():
    gone = after_a_month(of_age(slice(40, 41), 5), 1e-6, 2.0).left[:, 0]
    assert 0 < (gone == 5).mean() < 0.5
    assert ((gone == 0) | (gone == 5)).mean() > 0.99


def test_siblings_make_the_mean_of_leavers_less_sure():
    alone, together = (futures(steady(scatter)) for scatter in (1.0, 3.0))
    spread = [(one.weeks / one.left)[:, 0].std() for one in (alone, together)]
    assert spread[1] > 1.4 * spread[0]
    assert (together.weeks / together.left).mean() == pytest.approx((alone.weeks / alone.left).mean(), rel=0.02)


def test_a_rate_that_rests_on_few_is_less_sure():
    sure = steady(1.0)
    unsure = replace(sure, leaving_weight=np.full(len(sure.leaving_weight), 5.0))
    spread = [futures(known).open_children[-1].sum(axis=1).std() for known in (sure, unsure)]
    assert spread[1] > 1.1 * spread[0]


def test_nobody_leaves_in_time_who_has_been_open_longer():
    found = after_a_month(of_age(slice(6, 16), 10), 10.0, 2.0)
    assert found.left.mean() > 5
    assert found.left_in_time.sum() == 0


def test_of_those_who_leave_in_the_sixth_month_half_are_in_time():
    found = after_a_month(of_age(slice(5, 6), 100), 10.0, 2.0)
    assert found.left_in_time.sum() / found.left.sum() == pytest.approx(0.5, abs=0.03)
    assert (found.left_in_time == np.round(found.left_in_time)).all()
