"""Chance is an argument, reproducible, and apart for each subsystem."""

import numpy as np
import pytest

from waypost.synthetic.chance import (
    evenly,
    happens,
    known_or_null,
    named,
    pick,
    pick_among,
    placed,
    repeat_index,
    rounded,
    skewed,
    stream,
    whole_between,
)


def test_a_stream_depends_on_seed_and_subsystem_alone():
    again = stream(1, "families").random(3)
    assert (stream(1, "families").random(3) == again).all()
    assert (stream(2, "families").random(3) != again).all()
    assert (stream(1, "cases").random(3) != again).all()


def test_pick_follows_the_shares_whatever_they_add_up_to():
    drawn = pick(stream(1, "x"), {"a": 3.0, "b": 1.0, "never": 0.0}, 20_000)
    assert np.bincount(drawn, minlength=3) / 20_000 == pytest.approx([0.75, 0.25, 0.0], abs=0.01)


def test_pick_among_draws_from_the_row_of_each():
    tables = np.array([[1.0, 0.0], [0.0, 2.0]])
    row = np.array([0, 1] * 50)
    assert (pick_among(stream(1, "x"), tables, row) == row).all()


def test_names_of_negative_positions_are_null():
    assert named(["a", "b"], np.array([1, -1, 0])).to_list() == ["b", None, "a"]
    assert known_or_null(np.array([3, -1])).to_list() == [3, None]


def test_happens_between_and_skewed_keep_their_bounds():
    chance = stream(1, "x")
    assert happens(chance, 1.0, 5).all()
    assert not happens(chance, 0.0, 5).any()
    assert set(whole_between(chance, 2, 4, 1000).tolist()) == {2, 3, 4}
    assert np.median(skewed(chance, 40.0, 0.5, 20_001)) == pytest.approx(40, rel=0.03)
    assert rounded(np.array([1.4, 1.6])).tolist() == [1, 2]


def test_repeat_index_tells_parent_and_place():
    parent, place = repeat_index(np.array([2, 0, 3]))
    assert parent.tolist() == [0, 0, 2, 2, 2]
    assert place.tolist() == [0, 1, 0, 1, 2]


def test_numbers_drawn_evenly_fall_once_in_each_twentieth_of_twenty_in_order():
    order = stream(1, "order").permutation(1000)
    drawn = evenly(stream(1, "x"), order)
    for start in range(0, 1000, 20):
        assert sorted((drawn[order[start : start + 20]] * 20).astype(int)) == list(range(20))
    assert len(evenly(stream(1, "x"), order[:7].argsort())) == 7
    assert evenly(stream(1, "x"), np.zeros(0, dtype=np.int64)).size == 0
    assert (placed(np.array([0.0, 0.74, 0.76, 0.999]), {"a": 3.0, "b": 1.0}) == [0, 0, 1, 1]).all()
