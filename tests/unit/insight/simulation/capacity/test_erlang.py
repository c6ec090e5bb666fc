"""Closed forms against values in print, and against each other."""

from __future__ import annotations

import math

import pytest

from waypost.insight.simulation.capacity.erlang import (
    mean_wait,
    offered,
    places_needed,
    share_lost,
    share_that_wait,
    share_waiting_longer,
)


@pytest.mark.parametrize(
    ("places", "load", "lost"),
    # Erlang B tables: 10 places lose 1 % at 4.461 and 2 % at 5.084; 20 lose 1 % at 12.03; 100 lose 1 % at 84.06
    [(1, 1.0, 0.5), (2, 1.0, 0.2), (10, 4.461, 0.01), (10, 5.084, 0.02), (20, 12.03, 0.01), (100, 84.06, 0.01)],
)
def test_erlang_b_is_that_of_the_tables(places, load, lost):
    assert share_lost(places, load) == pytest.approx(lost, rel=2e-3)


@pytest.mark.parametrize("load", [0.1, 0.5, 0.9])
def test_with_one_place_it_is_m_m_1(load):
    assert share_that_wait(1, load) == pytest.approx(load)
    assert mean_wait(1, load, 1.0) == pytest.approx(load / (1 - load))
    assert share_waiting_longer(1, load, 1.0, 3.0) == pytest.approx(load * math.exp(-(1 - load) * 3))


def test_with_two_places_erlang_c_is_the_sum_written_out():
    load = 1.5
    empty = 1 / (1 + load + load**2 / 2 / (1 - load / 2))
    assert share_that_wait(2, load) == pytest.approx(load**2 / 2 / (1 - load / 2) * empty)


def test_a_load_that_is_too_large_waits_for_ever():
    assert share_that_wait(3, 3.0) == 1.0
    assert mean_wait(3, 3.0, 1.0) == math.inf
    assert share_waiting_longer(3, 3.1, 1.0, 100.0) == 1.0


def test_the_places_needed_are_the_fewest():
    places = places_needed(4.0, 10.0, 5.0, 0.9)
    assert share_waiting_longer(places, 4.0, 10.0, 5.0) <= 0.1 < share_waiting_longer(places - 1, 4.0, 10.0, 5.0)


@pytest.mark.parametrize("wrong", [(-1.0, 1.0), (1.0, 0.0), (math.nan, 1.0)])
def test_what_is_no_load_is_refused(wrong):
    with pytest.raises(ValueError, match="no time"):
        offered(*wrong)


def test_what_is_no_place_or_share_is_refused():
    with pytest.raises(ValueError, match="nought or more"):
        share_lost(-1, 1.0)
    with pytest.raises(ValueError, match="between nought and one"):
        places_needed(1.0, 1.0, 1.0, 1.0)
