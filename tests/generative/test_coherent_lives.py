"""Every invented life is coherent, whatever the number of children, the seed, the years and the last day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.invented_joints import JOINTS
from support.invented_lives import RULES as LIVES
from support.invented_lives import after_the_end, members, world_of
from waypost.synthetic.invent import invent

RULES = {**LIVES, **JOINTS}
_SEEDS = (1, 2)


@pytest.mark.parametrize("seed", _SEEDS)
@pytest.mark.parametrize("rule", RULES)
def test_a_life_keeps_the_rule(rule: str, seed: int):
    assert RULES[rule](world_of(3000, seed)).height == 0


@settings(max_examples=20)
@given(
    children=st.integers(1, 150),
    seed=st.integers(0, 2**32),
    years=st.integers(1, 7),
)
def test_any_small_world_keeps_every_rule(children: int, seed: int, years: int):
    world = invent(children=children, seed=seed, years=years)
    broken = {name: found for name, rule in RULES.items() if (found := rule(world).height)}
    assert not broken
    assert members(world)["person_id"].n_unique() == children


@settings(max_examples=15)
@given(until=st.dates(date(2015, 1, 1), date(2035, 12, 31)), seed=st.integers(0, 1000))
def test_nothing_happens_after_the_end(until: date, seed: int):
    world = invent(children=60, seed=seed, until=until)
    assert not after_the_end(world, until)
    assert world.hearings.filter(world.hearings["status"] == "listed").height > 0
