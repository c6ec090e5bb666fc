"""The season of referrals: a busy month stands out, drawn towards none; too short a past has none."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import numpy as np

from waypost.insight.simulation.capacity.season import season

UNTIL = date(2027, 3, 31)


def store(months: list[int]) -> SimpleNamespace:
    """Return a store in which so many cases came in each of 36 months, the last of them March."""
    running = np.cumsum([0, *months]).tolist()
    return SimpleNamespace(
        compute_together=lambda asked, **days: [[SimpleNamespace(counted=n)] for n in running[: len(asked)]]
    )


def test_a_busy_month_stands_in_its_own_place():
    busy_may = [1000 if (3 + place) % 12 == 4 else 500 for place in range(36)]  # the first month is April
    told = season(store(busy_may), UNTIL)
    assert len(told) == 12
    assert int(np.argmax(told)) == 4
    assert 1.5 < told[4] < 1000 / (6500 / 12)
    assert round(sum(told), 2) == 12


def test_few_referrals_have_nearly_no_season():
    assert max(season(store([2 if place % 12 == 0 else 1 for place in range(36)]), UNTIL)) < 1.02


def test_less_than_two_years_have_none():
    assert season(store([0] * 24 + [5] * 12), UNTIL) is None
    assert season(store([0] * 18 + [5] * 18), UNTIL) is None
    assert season(store([0] * 36), UNTIL) is None
    assert season(store([0] * 12 + [5] * 24), UNTIL) is not None
