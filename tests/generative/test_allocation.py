"""What must hold of every plan: it keeps the rules, it is the best there is, its proof needs no trust, nobody is
dropped.
"""

from datetime import date, timedelta
from decimal import Decimal
from unittest.mock import patch

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from support.invented_allocations import best_cost, problems
from support.invented_workloads import ON, round_weights
from waypost.casework.allocation import together
from waypost.casework.allocation.assignment import WAITS, cost_of, lower_bound, solve_apart, taken_by
from waypost.casework.allocation.capacity import Hours, Person, capacity
from waypost.casework.allocation.considerations import Candidate, Case, Known, considered
from waypost.casework.allocation.intake import plan
from waypost.casework.allocation.packing import over_bound, packed
from waypost.casework.allocation.recommendation import ranking
from waypost.casework.allocation.together import solve
from waypost.casework.allocation.workload import WorkItem

WEIGHTS = round_weights()
NAMES = ("P1", "P2", "P3", "P4")


@given(problems(largest=1))
def test_single_units_are_placed_at_the_least_cost_and_the_prices_prove_it(problem):
    found = solve_apart(problem)
    assert found.cost == cost_of(problem, found.person) == best_cost(problem)
    assert lower_bound(problem, found.prices) == found.cost
    assert found.is_proven


@given(problems())
@settings(max_examples=100)
def test_groups_stay_together_at_the_least_cost(problem):
    found = solve(problem)
    best = best_cost(problem)
    assert found.cost == cost_of(problem, found.person) == best
    assert found.bound <= best


def only_waiting(problem, with_person):
    kept = np.zeros((len(problem.sizes), len(problem.places) + 1), dtype=np.bool_)
    kept[:, -1] = True
    return kept


@given(problems())
@settings(max_examples=100)
def test_what_was_left_out_never_makes_the_bound_too_high(problem):
    """HiGHS is given nobody to choose: everybody waits, and the bound must still hold for the best of all."""
    everybody_waits = np.full(len(problem.sizes), WAITS, dtype=np.int64)
    with patch.multiple(together, _likely=only_waiting, _one_by_one=lambda *_: everybody_waits):
        found = solve(problem)
    assert found.bound <= best_cost(problem) <= found.cost == cost_of(problem, found.person)


@given(problems(), st.data())
def test_any_prices_and_any_worths_give_a_bound(problem, data):
    units, people = len(problem.sizes), len(problem.places)
    prices = np.array(data.draw(st.lists(st.integers(0, 30), min_size=people, max_size=people)), dtype=np.int64)
    worth = np.array(data.draw(st.lists(st.integers(-5, 60), min_size=units, max_size=units)), dtype=np.float64)
    best = best_cost(problem)
    assert lower_bound(problem, prices) <= best
    worth = np.minimum(worth, problem.waiting)
    packing = packed(problem, worth)
    assert packing.bound <= best
    over = over_bound(problem, worth, packing)
    found = solve(problem).person
    for unit, person in enumerate(found):
        assert packing.bound + over[unit, person] <= best  # WAITS is the last column


@st.composite
def days(draw):
    """Draw a day's cases and people who might take them."""
    people = [
        Candidate(
            name,
            capacity(
                Person(
                    (Hours(Decimal(draw(st.sampled_from([0, 20, 40]))), date(2020, 1, 1)),) * draw(st.integers(0, 1)),
                    (),
                    tuple(WorkItem(f"{name}{n}", "long") for n in range(draw(st.integers(0, 20)))),
                ),
                WEIGHTS,
                ON,
            ),
            draw(st.frozensets(st.sampled_from(["welsh", "signs"]))),
            draw(st.frozensets(st.sampled_from(["north", "south"]))),
            draw(st.none() | st.just(frozenset({"long"}))),
        )
        for name in NAMES[: draw(st.integers(0, 4))]
    ]
    cases = [
        Case(
            f"C{number}",
            WorkItem(f"C{number}", draw(st.sampled_from(["long", "short"]))),
            ON - timedelta(days=draw(st.integers(0, 200))),
            draw(st.sampled_from(["", "F", "G"])),
            draw(st.sampled_from(["", "north"])),
            draw(st.frozensets(st.just("signs"))),
            draw(st.frozensets(st.just("welsh"))),
            draw(st.dictionaries(st.sampled_from(NAMES), st.sampled_from(Known), max_size=2)),
            draw(st.frozensets(st.sampled_from(NAMES), max_size=2)),
            draw(st.dictionaries(st.sampled_from(NAMES), st.integers(0, 120), max_size=3)),
            draw(st.booleans()),
        )
        for number in range(draw(st.integers(0, 5)))
    ]
    return considered(cases, people, WEIGHTS, ON)


@given(days())
@settings(max_examples=60)
def test_a_plan_places_or_defers_every_case_once_with_a_reason_and_breaks_no_rule(found):
    told = plan(found, ON)
    assert sorted([one.case for one in told.placed] + [one.case for one in told.deferred]) == sorted(
        case.id for case in found.cases
    )
    assert all(one.reason for one in told.deferred)
    assert all(one.reasons for one in told.placed)
    by_case = {case.id: (row, case) for row, case in enumerate(found.cases)}
    by_name = {one.id: column for column, one in enumerate(found.people)}
    holder = {one.case: one.person for one in told.placed}
    for case, person in holder.items():
        assert person not in by_case[case][1].conflicts
        assert found.may[by_case[case][0], by_name[person]]
    for family in ("F", "G"):
        assert len({holder.get(case.id) for case in found.cases if case.family == family}) <= 1
    for name, column in by_name.items():
        taken = sum(found.points[by_case[case][0]] for case, person in holder.items() if person == name)
        assert taken <= float(found.people[column].capacity.remaining_points) + 1e-9
    assert told.least_minutes <= told.minutes


@given(days())
def test_a_ranking_names_everybody_once_and_puts_whoever_knows_the_child_first(found):
    for row in range(len(found.cases)):
        told = ranking(found, WEIGHTS.thresholds, row)
        names = [one.person for one in (*told.recommended, *told.excluded)]
        assert sorted(names) == [one.id for one in found.people]
        assert [one.place for one in told.recommended] == list(range(1, len(told.recommended) + 1))
        column = {one.id: place for place, one in enumerate(found.people)}
        knows = [found.knows[row, column[one.person]] for one in told.recommended]
        assert knows == sorted(knows)
        assert not {one.person for one in told.recommended} & found.cases[row].conflicts


@given(problems(largest=2))
def test_nobody_has_more_than_their_places(problem):
    found = solve(problem).person
    assert (taken_by(problem, found) <= problem.places).all()
    assert all(problem.may[unit, person] for unit, person in enumerate(found) if person != WAITS)
