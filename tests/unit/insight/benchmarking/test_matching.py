"""Which areas stand beside which: the most alike first, each feature by its own spread."""

from __future__ import annotations

import numpy as np

from waypost.insight.benchmarking.matching import likeness


def test_the_most_alike_come_first_and_nobody_is_beside_itself():
    features = np.array([[10.0, 1.0], [10.1, 1.0], [14.0, 1.0], [10.0, 29.0]])
    order = likeness(features)
    assert order[0].tolist()[:1] == [1]
    assert all(area not in others for area, others in enumerate(order))


def test_a_feature_that_is_the_same_everywhere_says_nothing():
    features = np.array([[1.0, 7.0], [2.0, 7.0], [4.0, 7.0]])
    assert likeness(features)[0].tolist() == [1, 2]


def test_the_unit_of_a_feature_does_not_matter():
    features = np.random.default_rng(2).random((12, 3))
    assert (likeness(features) == likeness(features * [1.0, 1000.0, 0.001])).all()
