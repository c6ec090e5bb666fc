"""What a week costs is within two in a hundred of what the journeys truly cost, at the unit costs that were planted."""

from __future__ import annotations

from datetime import date

import pytest

from waypost.insight.cost.model import price
from waypost.insight.cost.unit_costs import UnitCost
from waypost.insight.cost.used import Scope, used
from waypost.journeys.store.duckdb import DuckDBStore
from waypost.pipeline.invented_record import invented_record
from waypost.synthetic.invent import invent
from waypost.synthetic.scenario import read_scenario

SINCE, AS_OF = date(2022, 4, 1), date(2027, 3, 31)
NEAR = 0.02


def costs_and_truth(seed: int, children: int):
    scenario = read_scenario("unit_costs")
    world = invent(children=children, seed=seed, scenario=scenario)
    store = DuckDBStore()
    store.load(invented_record(world, AS_OF))
    costs = [
        UnitCost(one.name, one.name, one.per, "local_authority", *[float(one.pounds)] * 3, tuple(one.only), one.law)
        for one in scenario.unit_costs
        if one.per.endswith("_week")
    ]
    there = used(store, costs, Scope(SINCE, AS_OF))
    return price(costs, there, seed=1), world.planted.costs


def check(seed: int, children: int) -> None:
    model, truth = costs_and_truth(seed, children)
    known = dict(truth.select("name", "pounds").group_by("name").sum().iter_rows())
    true_weekly = sum(known[one.cost.name] for one in model.priced) / model.used.scope.weeks
    assert model.whole.central / model.used.scope.weeks == pytest.approx(true_weekly, rel=NEAR)
    for one in model.priced:
        if known[one.cost.name] > 0.1 * sum(known.values()):
            assert one.pounds.central == pytest.approx(known[one.cost.name], rel=NEAR), one.cost.name


def test_cost_per_week_is_near_the_planted() -> None:
    check(seed=3, children=900)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1, 21))
def test_cost_per_week_is_near_the_planted_on_twenty_seeds(seed: int) -> None:
    check(seed, 2500)
