"""Siblings go together or wait together, at the least cost there is; and what is known when time runs out."""

import numpy as np
import pytest

from waypost.casework.allocation import together
from waypost.casework.allocation.assignment import WAITS, Problem, cost_of
from waypost.casework.allocation.packing import packed


def problem(places, sizes=(2, 1, 1), waiting=(100, 100, 100)):
    return Problem(
        costs=np.array([[2, 20], [1, 9], [1, 9]], dtype=np.int64),
        may=np.ones((3, 2), dtype=np.bool_),
        waiting=np.array(waiting, dtype=np.int64),
        sizes=np.array(sizes, dtype=np.int64),
        places=np.array(places, dtype=np.int64),
        place_costs=np.zeros((2, 4), dtype=np.int64),
    )


@pytest.mark.parametrize(
    ("places", "person", "cost"),
    [
        ((4, 0), [0, 0, 0], 4),
        ((2, 2), [0, 1, 1], 20),
        ((3, 1), [0, 0, 1], 12),
        ((1, 1), [WAITS, 0, 1], 110),
        ((0, 2), [WAITS, 1, 1], 118),
    ],
)
def test_the_pair_has_one_person_or_waits(places, person, cost):
    found = together.solve(problem(places))
    assert found.cost == cost_of(problem(places), found.person) == cost
    assert sorted(found.person.tolist()[1:]) == sorted(person[1:])
    assert found.person[0] == person[0]
    assert found.is_proven


def test_without_time_the_quick_plan_is_given_with_how_far_it_may_be_from_the_best(monkeypatch):
    monkeypatch.setattr(together, "_decided", lambda *_: (None, -np.inf))
    found = together.solve(problem((2, 2)))
    assert found.cost == cost_of(problem((2, 2)), found.person)
    assert found.bound <= 20 <= found.cost


def test_a_worth_above_what_waiting_costs_is_no_worth():
    with pytest.raises(ValueError, match="worth more"):
        packed(problem((2, 2)), np.array([101.0, 0.0, 0.0]))


def test_a_packing_of_two_single_units_is_worth_both():
    found = packed(problem((2, 0)), np.array([10.0, 15.0, 15.0]))
    assert (found.least.tolist(), found.bound) == ([-28, 0], 40 - 28)


def test_a_packing_takes_what_is_worth_most_and_fits():
    # The first person takes the pair (2 - 30) or both single units (1 - 10 each): the pair; the second, nothing.
    found = packed(problem((2, 0)), np.array([30.0, 10.0, 10.0]))
    assert found.least.tolist() == [-28, 0]
    assert found.bound == 50 - 28
