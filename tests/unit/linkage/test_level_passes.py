"""The passes of scoring, each against the obvious way."""

from __future__ import annotations

import math

import numpy as np
import pytest

from waypost.linkage import level_passes
from waypost.linkage.compiled import compiled
from waypost.linkage.level_passes import OPEN


def plain(kernel):
    return kernel


@pytest.fixture(params=[plain, compiled])
def kernel(request):
    return request.param


def test_equality_decides_what_it_can(kernel):
    """A name, then what follows where it is open; then a sex, in the next four bits."""
    name, root = np.array([1, 1, 2, 0, 3], np.uint64), np.array([7, 8, 7, 0, 9], np.uint64)
    sex, sex_of = np.array([0, 2, 3], np.uint64), np.array([1, 1, 2, 0, 1], np.int32)
    own = np.empty(0, np.int32)
    left, right = np.array([0, 0, 0, 0]), np.array([1, 2, 3, 4])
    levels = np.zeros(4, np.int64)
    for numbers, of, asked_if, add in (
        (name, own, 0, [0, 5, OPEN]),
        (root, own, OPEN, [0, 4 - OPEN, 0]),
        (sex, sex_of, 0, [0, 2 << 4, 1 << 4]),
    ):
        assert kernel(level_passes.look)(left, right, numbers, of, asked_if, np.array(add), levels) == 4
    assert [(level & 15, level >> 4) for level in levels] == [(5, 2), (4, 1), (0, 0), (OPEN, 2)]


def test_weights_add_up_and_the_better_explanation_bounds_them(kernel):
    tables = np.zeros((3, 16, 2))
    tables[0, 2], tables[1, 1], tables[2, 0] = (9.0, 4.0), (3.0, 0.0), (-5.0, -1.0)
    rarity, rare_at = np.array([[1.5], [0.0]]), np.array([[0, 2]])
    levels, left = np.array([2 | 1 << 4, 2 | 1 << 4, 1 << 4]), np.array([0, 1, 0])
    weights = np.empty(3)
    given = (left, levels, rarity, rare_at, tables, -1.5)
    assert kernel(level_passes.weigh)(*given, False, weights) == 2

    def bound(stranger, sibling):
        return -math.log2(2**-stranger + 2**-sibling)

    assert weights[:2] == pytest.approx([bound(8.5, 3.0), bound(7.0, 3.0)], abs=0.0006)
    assert np.isnan(weights[2])  # against a stranger it weighs -2
    bounds = np.empty(3)
    assert kernel(level_passes.weigh)(*given, True, bounds) == 2
    assert bounds[:2].tolist() == [3.0, 3.0]  # the lesser weight, which the pair cannot pass
    assert np.isnan(bounds[2])
