"""Spread between places, beside what metafor publishes for thirteen trials of a vaccine."""

from __future__ import annotations

import numpy as np
import pytest

from waypost.insight.benchmarking.variation import q_statistic, variation

TRIALS = np.array(
    [
        (4, 119, 11, 128),
        (6, 300, 29, 274),
        (3, 228, 11, 209),
        (62, 13536, 248, 12619),
        (33, 5036, 47, 5761),
        (180, 1361, 372, 1079),
        (8, 2537, 10, 619),
        (505, 87886, 499, 87892),
        (29, 7470, 45, 7232),
        (17, 1699, 65, 1600),
        (186, 50448, 141, 27197),
        (5, 2493, 3, 2338),
        (27, 16886, 29, 17825),
    ],
    dtype=float,
)
"""BCG vaccine (Colditz and others, JAMA 1994): ill and well, with it and without it. metafor's dat.bcg."""


def log_ratios() -> tuple[np.ndarray, np.ndarray]:
    ill, well, ill_without, well_without = TRIALS.T
    with_it, without = ill + well, ill_without + well_without
    errors = np.sqrt(1 / ill - 1 / with_it + 1 / ill_without - 1 / without)
    return np.log(ill / with_it) - np.log(ill_without / without), errors


def test_the_spread_and_its_interval_are_metafors():
    """Viechtbauer, Journal of Statistical Software 2010;36(3): Q 152.233; tau squared 0.1197 to 1.1115 (Q-profile)."""
    values, errors = log_ratios()
    told = variation(values, errors)
    assert told is not None
    assert q_statistic(values, errors, 0.0) == pytest.approx(152.2330, abs=1e-4)
    assert told.spread**2 == pytest.approx(0.3181, abs=1e-4)  # Paule and Mandel
    assert (told.spread_lower**2, told.spread_upper**2) == pytest.approx((0.1197, 1.1115), abs=1e-4)
    assert 100 * told.beyond_chance_lower == pytest.approx(81.92, abs=0.01)
    assert 100 * told.beyond_chance_upper == pytest.approx(97.68, abs=0.01)


def test_what_differs_by_chance_alone_has_no_spread():
    told = variation(np.array([10.0, 10.4, 9.7, 10.1]), np.full(4, 1.0))
    assert told is not None
    assert told.spread == 0
    assert told.beyond_chance == 0


def test_two_areas_have_none():
    assert variation(np.array([1.0, 5.0]), np.ones(2)) is None
