"""A planted world is coherent, has the same people, and carries the record of what was planted."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from support.invented_lives import RULES, UNTIL, after_the_end
from support.planted_worlds import CHILDREN, ground, planted_world
from waypost.foundation.errors import YoursToFix
from waypost.synthetic.invent import invent
from waypost.synthetic.planted import CASES, PEOPLE
from waypost.synthetic.planting.plant import AreaNotInWorld, check_areas, plant
from waypost.synthetic.scenario import NOTHING_PLANTED, Scenario, read_scenario, shipped_scenarios
from waypost.synthetic.scenario_parts import BacklogCleared, CauseOfDelay
from waypost.synthetic.world import SCHEMAS


@pytest.mark.parametrize("name", shipped_scenarios())
def test_every_planted_life_keeps_every_rule(name: str):
    world = planted_world(name)
    assert not {rule: found for rule, check in RULES.items() if (found := check(world).height)}
    assert not after_the_end(world, UNTIL)
    assert world.children_in_cases["person_id"].n_unique() == CHILDREN


@pytest.mark.parametrize("seed", [2, 3, 4])
def test_whatever_the_seed(seed: int):
    world = planted_world("everything", seed)
    assert not {rule: found for rule, check in RULES.items() if (found := check(world).height)}


def test_nothing_planted_draws_nothing_and_changes_nothing():
    drawn: list[str] = []

    def streams(name: str):
        drawn.append(name)
        return ground().streams(name)

    given, planting = plant(streams, ground().known, ground().drawn, ground().window, NOTHING_PLANTED)
    assert given is ground().drawn
    assert planting.timetabled is given
    assert not drawn
    one, two = invent(children=200, seed=5), invent(children=200, seed=5, scenario=NOTHING_PLANTED)
    assert all(getattr(one, name).equals(getattr(two, name)) for name in SCHEMAS)
    assert not two.planted


def test_the_same_scenario_gives_the_same_world():
    one, two = (invent(children=300, seed=5, scenario=read_scenario("everything")) for _ in range(2))
    assert all(getattr(one, name).equals(getattr(two, name)) for name in SCHEMAS)
    assert one.planted.cases.equals(two.planted.cases)
    assert one.planted.people.equals(two.planted.people)


def test_the_people_are_the_same_and_so_are_their_cases():
    plain, planted = invent(children=CHILDREN, seed=1), planted_world("everything")
    same = ["person_id", "forenames", "surname", "born_on", "ethnicity", "sex"]
    assert plain.people.select(same).equals(planted.people.select(same))
    key = ["case_id", "family_id", "application", "issued_on"]
    assert plain.cases.select(key).equals(planted.cases.select(key))


def test_the_record_has_its_columns_and_is_sorted():
    planted = planted_world("everything").planted
    assert dict(planted.cases.schema) == dict(CASES)
    assert dict(planted.people.schema) == dict(PEOPLE)
    assert planted.cases.equals(planted.cases.sort("switch", "entry", "case_id", "trait"))
    assert not planted.cases.select("switch", "entry", "case_id", "trait").is_duplicated().any()
    assert (planted.cases["weeks"] * 7 - planted.cases["days"]).abs().max() < 1e-9
    seen = planted.cases.filter(pl.col("weeks") >= 0)
    assert (seen["weeks_by_the_end"] <= seen["weeks"] + 1e-9).all()


def test_a_cleared_case_has_no_planted_cause():
    scenario = Scenario(
        "both",
        backlog_cleared=(BacklogCleared(date(2025, 1, 1), date(2026, 12, 31), 40, 1.0),),
        causes_of_delay=(CauseOfDelay("court", 5, 0.9), CauseOfDelay("court", 5, 0.9, law="private")),
    )
    cases = invent(children=400, seed=1, scenario=scenario).planted.cases
    cleared = cases.filter(switch="backlog_cleared")
    assert cleared.height > 0
    assert cleared.join(cases.filter(switch="causes_of_delay"), on="case_id", how="semi").is_empty()


def test_an_area_that_the_world_does_not_have_is_refused():
    scenario = read_scenario("slow_area")
    check_areas(scenario, ["birmingham"])
    with pytest.raises(AreaNotInWorld, match="birmingham") as raised:
        check_areas(scenario, ["devon"])
    assert isinstance(raised.value, YoursToFix)
    assert "devon" in raised.value.do
