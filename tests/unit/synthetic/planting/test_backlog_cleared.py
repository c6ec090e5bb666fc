"""A cleared backlog: old cases close in the window; the young and those elsewhere do not move."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from support.planted_worlds import ground, grown
from waypost.synthetic.days import day_number
from waypost.synthetic.planting.backlog_cleared import plant_backlog_cleared
from waypost.synthetic.scenario_parts import BacklogCleared

FROM, TO = date(2026, 1, 5), date(2026, 3, 31)


@pytest.mark.parametrize("share", [0.5, 1.0])
def test_a_share_of_the_old_cases_closes_in_the_window(share: float):
    after = plant_backlog_cleared(ground(), grown(), 0, BacklogCleared(FROM, TO, 40, share))
    before, cases = ground().drawn.cases, after.population.cases
    hit = np.flatnonzero(cases.final != before.final)
    first = np.maximum(before.issued + 280, day_number(FROM))
    was_old = first <= np.minimum(before.closed - 1, day_number(TO))
    assert len(hit) / was_old.sum() == pytest.approx(share, abs=0.15)
    assert was_old[hit].all()
    assert (cases.closed[hit] <= day_number(TO) + 3).all()
    assert (cases.closed[hit] >= first[hit] - 5).mean() > 0.95
    assert (after.cases[0]["days"] < 0).all()
    assert after.cases[0].height == len(hit)


def test_the_stock_of_old_cases_falls_and_the_mean_of_closed_rises():
    after = plant_backlog_cleared(ground(), grown(), 0, BacklogCleared(FROM, TO, 40, 1.0))

    def figures(cases) -> tuple[float, int]:
        closed = (cases.closed >= day_number(FROM)) & (cases.closed <= day_number(TO))
        is_old = (cases.closed > day_number(TO)) & (cases.issued < day_number(TO) - 280)
        return float((cases.closed - cases.issued)[closed].mean()), int(is_old.sum())

    (mean, stock), (mean_after, stock_after) = figures(ground().drawn.cases), figures(after.population.cases)
    assert mean_after > mean + 20
    assert stock_after < 0.3 * stock


def test_an_area_and_a_law_can_be_named():
    asked = BacklogCleared(FROM, TO, 30, 1.0, area="birmingham", law="private")
    after = plant_backlog_cleared(ground(), grown(), 0, asked)
    rows = after.cases[0]
    assert set(rows["area"]) == {"birmingham"}
    assert set(rows["law"]) == {"private"}
