"""The compiled queue beside the plain reference in simpy, on the same arrivals, and beside simpy's own resource."""

from __future__ import annotations

import numpy as np
import pytest
import simpy
from hypothesis import given, settings
from hypothesis import strategies as st

from waypost.insight.simulation.capacity.reference import begun_in_reference
from waypost.insight.simulation.capacity.serving import HELD, NOT_BEGUN, PLACES, ROOM, WAITING, serve

STEP = 7.0


def served(received, kind, days, held, room_of, rank_of, places):
    begun, told = np.empty(len(received)), np.zeros((len(places), 4), dtype=np.int64)
    serve(
        np.array(received, dtype=np.float64),
        np.array(kind, dtype=np.int64),
        np.array(days, dtype=np.float64),
        np.array([until for until, _ in held], dtype=np.float64),
        np.array([of_kind for _, of_kind in held], dtype=np.int64),
        np.array(room_of, dtype=np.int64),
        np.array(rank_of, dtype=np.int64),
        np.array(places, dtype=np.int64),
        STEP,
        begun,
        told,
    )
    return begun, told


def invented(seed, cases, weeks):
    chance = np.random.default_rng(seed)
    return {
        "received": np.sort(chance.uniform(0, weeks * STEP, cases)).tolist(),
        "kind": chance.integers(0, 3, cases).tolist(),
        "days": chance.lognormal(3.0, 0.8, cases).tolist(),
        "held": [(float(chance.uniform(0, 100)), int(chance.integers(0, 3))) for _ in range(40)],
        "room_of": [100, 61, 130],
        "rank_of": [1, 0, 1],
        "places": chance.integers(7000, 11000, weeks).tolist(),
    }


@pytest.mark.parametrize("seed", range(3))
def test_it_says_what_the_reference_says(seed):
    world = invented(seed, 1500, 60)
    begun, _ = served(**world)
    plain = np.array(begun_in_reference(**world, step=STEP))
    assert np.abs(begun - plain).max() < 1e-4
    assert (begun != NOT_BEGUN).any()
    assert (begun == NOT_BEGUN).any()


@settings(max_examples=40, deadline=None)
@given(
    cases=st.lists(st.tuples(st.integers(0, 240), st.integers(0, 1), st.integers(1, 400)), max_size=40),
    places=st.lists(st.integers(0, 500), min_size=6, max_size=6),
    rank_of=st.tuples(st.integers(0, 1), st.integers(0, 1)),
)
def test_no_drawn_week_parts_it_from_the_reference(cases, places, rank_of):
    # Halves and eighths: nothing ends on the instant on which something else begins, where order would be anybody's.
    cases = sorted(cases)
    world = {
        "received": [at / 8 + number / 4096 for number, (at, _, _) in enumerate(cases)],
        "kind": [kind for _, kind, _ in cases],
        "days": [days / 8 + 1 / 1024 + number / 65536 for number, (_, _, days) in enumerate(cases)],
        "held": [],
        "room_of": [100, 61],
        "rank_of": list(rank_of),
        "places": places,
    }
    begun, _ = served(**world)
    assert begun.tolist() == pytest.approx(begun_in_reference(**world, step=STEP), abs=1e-9)


def test_it_says_what_simpys_own_priority_resource_says():
    world = invented(7, 1200, 60) | {"room_of": [100] * 3, "rank_of": [2, 0, 1], "held": [], "places": [7000] * 60}
    begun, _ = served(**world)
    env = simpy.Environment()
    desk = simpy.PriorityResource(env, 70)
    found = [NOT_BEGUN] * len(world["received"])

    def child(case):
        yield env.timeout(world["received"][case])
        with desk.request(priority=world["rank_of"][world["kind"][case]]) as turn:
            yield turn
            found[case] = env.now
            yield env.timeout(world["days"][case])

    for case in range(len(found)):
        env.process(child(case))
    env.run(until=60 * STEP)
    assert np.abs(begun - np.array(found)).max() < 1e-4


def test_the_urgent_kind_goes_first_and_nobody_is_passed_over_for_needing_more():
    world = {
        "received": [0.0, 1.0, 2.0, 3.0],
        "kind": [0, 0, 1, 0],
        "days": [10.0, 10.0, 10.0, 10.0],
        "held": [],
        "room_of": [100, 100],
        "rank_of": [1, 0],
        "places": [100] * 8,
    }
    begun, told = served(**world)
    assert begun.tolist() == [0.0, 20.0, 10.0, 30.0]
    assert told[1].tolist() == [1, 100, 3, 100]  # day 7: one held, three wait
    large_first = world | {"kind": [0, 1, 0, 0], "room_of": [50, 100], "rank_of": [0, 0]}
    assert served(**large_first)[0].tolist() == [0.0, 10.0, 20.0, 20.0]


def test_work_that_has_begun_goes_on_when_places_become_fewer():
    world = {
        "received": [0.0, 0.5, 8.0],
        "kind": [0, 0, 0],
        "days": [20.0, 20.0, 1.0],
        "held": [(3.0, 0)],
        "room_of": [100],
        "rank_of": [0],
        "places": [300, 100, 100, 100],
    }
    begun, told = served(**world)
    assert begun.tolist() == [0.0, 0.5, 20.5]
    assert told[1, [HELD, ROOM, WAITING, PLACES]].tolist() == [2, 200, 0, 100]


def test_without_a_case_there_is_nothing_to_tell():
    begun, told = served([], [], [], [], [100], [0], [100, 100])
    assert len(begun) == 0
    assert told[:, [HELD, WAITING]].sum() == 0
