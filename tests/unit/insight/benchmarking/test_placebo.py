"""Placebo areas: sets drawn by lot, and an interval that holds what is true as often as it says."""

from __future__ import annotations

import numpy as np
import pytest

from waypost.insight.benchmarking.matching import contrast_of
from waypost.insight.benchmarking.placebo import Contrasts, draw_sets, told_by_placebos


def chosen_of(areas: int, size: int) -> np.ndarray:
    return np.arange(areas) < size


def all_others(sets: np.ndarray) -> Contrasts:
    """Return contrasts of each set with all other areas, every area alike."""
    return Contrasts(np.array([one / one.sum() - ~one / (~one).sum() for one in sets]))


def test_the_first_set_is_the_real_one_and_each_has_its_size():
    sets = draw_sets(30, chosen_of(30, 4), 50, np.random.default_rng(1))
    assert sets.shape == (51, 30)
    assert (sets[0] == chosen_of(30, 4)).all()
    assert (sets.sum(axis=1) == 4).all()


def test_where_there_are_few_sets_each_is_there_once():
    sets = draw_sets(7, chosen_of(7, 2), 1000, np.random.default_rng(1))
    assert len(sets) == 21 == len({tuple(one) for one in sets})


@pytest.mark.parametrize("effect", [0.0, 3.0])
def test_nineteen_intervals_in_twenty_hold_the_truth(effect: float):
    chance = np.random.default_rng(5)
    chosen = chosen_of(20, 4)
    contrasts = all_others(draw_sets(20, chosen, 199, chance))
    held = 0
    for _ in range(100):
        values = chance.standard_normal(20) + effect * chosen
        found = told_by_placebos(contrasts, values, np.ones(20), chosen)
        held += found.lower <= effect <= found.upper
    assert 88 <= held <= 99


def test_with_one_area_among_too_few_no_interval_is_given():
    chosen = chosen_of(8, 1)
    found = told_by_placebos(
        all_others(draw_sets(8, chosen, 99, np.random.default_rng(1))), np.arange(8.0), np.ones(8), chosen
    )
    assert (found.lower, found.upper) == (None, None)
    assert found.by_chance >= 1 / 8


def test_an_area_whose_chance_is_large_does_not_look_odd():
    chosen = chosen_of(24, 1)
    contrasts = all_others(draw_sets(24, chosen, 99, np.random.default_rng(1)))
    values = np.random.default_rng(3).standard_normal(24)
    values[0] = 4.0
    variances = np.ones(24)
    sure = told_by_placebos(contrasts, values, variances, chosen)
    variances[0] = 25.0
    assert sure.by_chance < told_by_placebos(contrasts, values, variances, chosen).by_chance


def test_a_contrast_is_of_areas_that_are_alike_and_sums_to_nought():
    order = np.array([[1, 2, 3], [0, 2, 3], [3, 1, 0], [2, 1, 0]])
    weights = contrast_of(np.array([True, False, False, False]), order, np.array([5.0, 1.0, 3.0, 9.0]), 2)
    assert weights.tolist() == [1.0, -0.25, -0.75, 0.0]
    both = contrast_of(np.array([True, True, False, False]), order, np.ones(4), 1)
    assert both.tolist() == [0.5, 0.5, -1.0, 0.0]
