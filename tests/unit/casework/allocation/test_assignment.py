"""A problem that cannot be is not made; a solution that breaks a rule is not counted; the proof needs no trust."""

import numpy as np
import pytest

from waypost.casework.allocation.assignment import WAITS, Problem, Solution, cost_of, lower_bound, solve_apart


def problem(**changed):
    told = {
        "costs": [[4, 1], [2, 3], [9, 9]],
        "may": [[1, 1], [1, 1], [1, 0]],
        "waiting": [50, 50, 8],
        "sizes": [1, 1, 1],
        "places": [1, 1],
        "place_costs": [[0, 2], [0, 0]],
    } | changed
    return Problem(
        **{name: np.array(value, dtype=np.bool_ if name == "may" else np.int64) for name, value in told.items()}
    )


def test_the_best_is_found_and_whoever_is_cheaper_to_defer_waits():
    found = solve_apart(problem())
    assert found.person.tolist() == [1, 0, WAITS]
    assert (found.cost, found.bound, found.is_proven, found.gap) == (11, 11, True, 0)


def test_a_further_place_costs_what_it_costs():
    found = solve_apart(problem(places=[2, 0], waiting=[50, 50, 50], costs=[[4, 1], [2, 3], [90, 9]]))
    assert (found.person.tolist(), found.cost) == ([0, 0, WAITS], 58)


def test_a_worse_solution_has_a_gap_and_no_proof():
    best = solve_apart(problem())
    other = np.array([0, 1, WAITS])
    worse = Solution(other, cost_of(problem(), other), best.bound, best.prices, 1, "by hand")
    assert (worse.cost, worse.is_proven) == (15, False)
    assert worse.gap == pytest.approx(4 / 15)


def test_prices_that_are_wrong_prove_less_never_more():
    assert lower_bound(problem(), np.array([0, 0])) <= 11
    assert lower_bound(problem(), np.array([100, 100])) <= 11


@pytest.mark.parametrize(
    ("person", "words"), [([1, 1, WAITS], "places"), ([WAITS, WAITS, 1], "may not take")], ids=["full", "may not"]
)
def test_a_solution_that_breaks_a_rule_is_not_counted(person, words):
    with pytest.raises(ValueError, match=words):
        cost_of(problem(), np.array(person))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"waiting": [1, 1]}, "shape"),
        ({"places": [1]}, "one a person"),
        ({"places": [3, 1]}, "more places than have a cost"),
        ({"waiting": [1, 1, -1]}, "below nought"),
        ({"place_costs": [[2, 0], [0, 0]]}, "costs less than the one before"),
        ({"sizes": [0, 1, 1]}, "one place at least"),
    ],
)
def test_a_problem_that_cannot_be_is_not_made(changed, words):
    with pytest.raises(ValueError, match=words):
        problem(**changed)


def test_a_unit_of_several_places_is_no_assignment():
    with pytest.raises(ValueError, match="more than one place"):
        solve_apart(problem(sizes=[2, 1, 1]))
