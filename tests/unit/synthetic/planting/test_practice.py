"""A practice is usual until a scenario says otherwise."""

from __future__ import annotations

import numpy as np

from waypost.synthetic.planting.practice import of_the_engaged, usual_practice
from waypost.synthetic.rates import rates


def test_the_usual_practice_adds_nothing():
    usual = usual_practice(3)
    assert usual.is_usual
    assert not usual.with_columns(wait_days=np.array([0, 1, 0])).is_usual
    assert not usual.with_columns(in_person=np.array([0.0, 0.0, -0.1])).is_usual


def test_a_share_of_all_is_a_larger_one_of_the_engaged():
    assert of_the_engaged(0.1) == 0.1 / rates("practice").number("is_engaged")
