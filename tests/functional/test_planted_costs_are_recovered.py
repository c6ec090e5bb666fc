"""What a week costs is within two in a hundred of what the journeys truly cost, at the unit costs that were planted."""

from __future__ import annotations

from datetime import date

import pytest

from support.proofs import keep
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
    store = DuckDBStore(threads=1)
    store.load(invented_record(world, AS_OF))
    costs = [
        UnitCost(one.name, one.name, one.per, "local_authority", *[float(one.pounds)] * 3, tuple(one.only), one.law)
        for one in scenario.unit_costs
        if one.per.endswith("_week")
    ]
    there = used(store, costs, Scope(SINCE, AS_OF))
    return price(costs, there, seed=1), world.planted.costs


def differences(seed: int, children: int) -> dict[str, float]:
    """Return how far the cost of a week lies from the true one, as a share of it: of all together (under "whole"), and
    of each unit cost that is more than a tenth of them."""
    model, truth = costs_and_truth(seed, children)
    known = dict(truth.select("name", "pounds").group_by("name").sum().iter_rows())
    true_pounds = sum(known[one.cost.name] for one in model.priced)
    told = {
        one.cost.name: one.pounds.central / known[one.cost.name] - 1
        for one in model.priced
        if known[one.cost.name] > 0.1 * sum(known.values())
    }
    return told | {"whole": model.whole.central / true_pounds - 1}


def check(told: dict[str, float]) -> None:
    assert len(told) >= 3
    for name, far in told.items():
        assert abs(far) <= NEAR, (name, far)


def test_cost_per_week_is_near_the_planted() -> None:
    check(differences(seed=3, children=900))


@pytest.mark.slow
def test_cost_per_week_is_near_the_planted_on_twenty_seeds() -> None:
    found = [differences(seed, 2_500) for seed in range(1, 21)]
    keep(
        "costs",
        {
            "seeds": len(found),
            "furthest of a world, percent": round(100 * max(abs(one["whole"]) for one in found), 3),
            "furthest of a unit cost in a world, percent": round(
                100 * max(abs(far) for one in found for far in one.values()), 3
            ),
        },
    )
    for one in found:
        check(one)
