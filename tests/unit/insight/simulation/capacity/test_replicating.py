"""Drawing and serving: the same on any number of cores, within chance of M/M/c, and staff as they were set."""

from __future__ import annotations

import numba
import numpy as np
import pytest

from support.proofs import keep
from waypost.insight.simulation.capacity.erlang import mean_wait
from waypost.insight.simulation.capacity.replicating import (
    IN_POST,
    OF_KIND,
    RECEIVED,
    ROOM_THERE,
    WAITED,
    WEEKLY,
    Chances,
    replicate,
)

CASES_A_WEEK = 100
WARM_UP = 60
PLACES = (1, 4, 20, 79)
LOADS = {1: (0.3, 0.5, 0.7, 0.9), 4: (0.5, 0.7, 0.9), 20: (0.7, 0.8, 0.9), 79: (0.85, 0.9)}
"""Loads at which enough cases wait for a wait to be measured."""


def chances(rates, in_post, *, mean_days=0.0, posts=None, **other):
    """One kind of work for each area, with people who never leave, learn or fall ill unless said otherwise."""
    areas, kinds, weeks = rates.shape
    given = {
        "rates": rates,
        "mean_days": np.full(kinds, mean_days),
        "quantiles": np.tile(np.linspace(10.0, 30.0, 11), (kinds, 1)),
        "held": np.zeros((areas, kinds), dtype=np.int64),
        "left": np.tile(np.linspace(0.0, 20.0, 11), (areas, kinds, 1)),
        "room_of": np.full(kinds, 100, dtype=np.int64),
        "rank_of": np.zeros(kinds, dtype=np.int64),
        "begin_days": np.full(kinds, 5.0),
        "deadline_days": np.zeros(kinds),
        "share_done": np.ones(kinds),
        "posts": np.tile(np.asarray(in_post if posts is None else posts, dtype=np.float64)[:, None], (1, weeks)),
        "in_post": np.asarray(in_post, dtype=np.float64),
        "recruits_a_week": np.full(areas, 1000.0),
        "leavers_a_week": 0.0,
        "weeks_to_recruit": 0,
        "induction_weeks": 0,
        "induction_share": 1.0,
        "away_share": 0.0,
        "sickness_share": 0.0,
        "sickness_spread": 0.0,
        "sickness_lasts": 0.0,
        "room_of_one": 100.0,
        "level_spread": np.zeros(areas),
        "country_spread": 0.0,
    }
    return Chances(**(given | other))


def drawn(given, replications, weeks, seed=1, first=0, after=0):
    areas, kinds = given.rates.shape[:2]
    weekly = np.zeros((replications, areas, weeks, WEEKLY), dtype=np.float32)
    of_kind = np.zeros((replications, areas, kinds, OF_KIND))
    replicate(given, seed, first, after, weekly, of_kind)
    return weekly, of_kind


def against_closed_form(replications, weeks):
    """Return load, places, the mean wait found, its standard error and the closed form, of each cell of the grid."""
    cells = []
    for places in PLACES:
        for load in LOADS[places]:
            mean_days = 7 * places * load / CASES_A_WEEK
            given = chances(np.full((1, 1, weeks), float(CASES_A_WEEK)), [float(places)], mean_days=mean_days)
            told = np.concatenate(
                [drawn(given, 20, weeks, first=first)[0][:, 0, WARM_UP:] for first in range(0, replications, 20)]
            ).astype(np.float64)
            waits = told[..., WAITED].sum(axis=1) / told[..., RECEIVED].sum(axis=1)
            error = waits.std(ddof=1) / np.sqrt(len(waits))
            cells.append((load, places, waits.mean(), error, mean_wait(places, CASES_A_WEEK / 7, mean_days)))
    return cells


def test_waits_are_those_of_m_m_c_within_chance():
    for load, places, found, error, closed in against_closed_form(replications=20, weeks=400):
        assert abs(found - closed) <= 4 * error, (load, places)
        assert error <= 0.12 * closed, (load, places)


@pytest.mark.slow
def test_waits_are_those_of_m_m_c_over_a_grid():
    for load, places, found, error, closed in against_closed_form(replications=240, weeks=4000):
        keep(
            f"queues_{places:02}_places_{round(100 * load)}_percent_load",
            {
                "days found": round(float(found), 6),
                "closed form": round(closed, 6),
                "standard errors apart": round(float((found - closed) / error), 2),
                "standard error, percent": round(float(100 * error / closed), 2),
            },
        )
        assert abs(found - closed) <= 3 * error, (load, places)
        assert error <= 0.007 * closed, (load, places)


def test_the_number_of_cores_and_the_parts_it_is_drawn_in_change_nothing():
    given = chances(
        np.full((3, 2, 30), 20.0), [9.0, 10.0, 11.0], leavers_a_week=0.01, weeks_to_recruit=3, sickness_share=0.1,
        sickness_spread=0.5, sickness_lasts=0.5, level_spread=np.full(3, 0.1), country_spread=0.1, room_of_one=1000.0,
    )  # fmt: skip
    whole, of_kind = drawn(given, 6, 26, after=4)
    before = numba.get_num_threads()
    numba.set_num_threads(1)
    try:
        again, _ = drawn(given, 6, 26, after=4)
    finally:
        numba.set_num_threads(before)
    assert (whole == again).all()
    later, _ = drawn(given, 2, 26, first=4, after=4)
    assert (whole[4:] == later).all()
    assert not (whole[0] == whole[1]).all()
    assert (drawn(given, 6, 26, seed=2, after=4)[0] != whole).any()
    assert of_kind[..., RECEIVED].sum() == whole[..., RECEIVED].sum()
    assert of_kind[..., WAITED].sum() == pytest.approx(whole[..., WAITED].sum(), rel=1e-5)


def test_cases_come_as_often_as_they_were_set():
    weekly, _ = drawn(chances(np.full((2, 3, 50), 4.0), [50.0, 50.0]), 40, 50)
    came = weekly[..., RECEIVED]
    assert came.mean() == pytest.approx(12.0, abs=4 * np.sqrt(12.0 / came.size))
    assert came.var() == pytest.approx(12.0, rel=0.1)  # a Poisson count scatters as much as its mean


def test_whoever_leaves_is_replaced_when_recruiting_has_taken_its_weeks():
    given = chances(np.full((1, 1, 300), 1.0), [100.0], leavers_a_week=0.02, weeks_to_recruit=10)
    in_post = drawn(given, 40, 300)[0][:, 0, 100:, IN_POST]
    assert in_post.mean() == pytest.approx(100 / 1.2, rel=0.02)  # of 100 posts, ten weeks of leavers stand empty


def test_recruitment_has_a_limit_and_the_new_have_half_the_room():
    limited = chances(np.full((1, 1, 60), 1.0), [10.0], posts=[100.0], recruits_a_week=np.full(1, 0.5))
    assert drawn(limited, 1, 60)[0][0, 0, 40, IN_POST] == pytest.approx(10 + 0.5 * 41, abs=1.5)
    new = chances(np.full((1, 1, 30), 1.0), [10.0], posts=[20.0], induction_weeks=20, induction_share=0.5)
    room = drawn(new, 1, 30)[0][0, 0, :, ROOM_THERE]
    assert room[5] == pytest.approx(1500)
    assert room[25] == pytest.approx(2000)


def test_the_sick_and_the_learning_take_no_case():
    given = chances(
        np.full((1, 1, 200), 1.0), [10.0], sickness_share=0.1, away_share=0.2, sickness_spread=0.3, sickness_lasts=0.6
    )
    room = drawn(given, 30, 200)[0][..., ROOM_THERE]
    assert room.mean() == pytest.approx(700, rel=0.01)
    assert room.std() > 5
