"""What authorities plan for children, and whether the court followed it."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from small_world import UNTIL, frame, small_world
from waypost.synthetic.care_plans import care_plans, orders_sought
from waypost.synthetic.invent import invent
from waypost.synthetic.plan import Plan
from waypost.synthetic.rates import rates

PLAN = Plan(1, UNTIL)


@pytest.fixture(scope="module")
def invented():
    return invent(children=1200, seed=5)


def with_orders(*orders):
    """The small world, with these orders for Amber: kind, day, final."""
    world = small_world()
    rows = [
        {"order_id": number, "case_id": 10, "person_id": 1, "order_type": kind, "made_on": on, "is_final": final}
        for number, (kind, on, final) in enumerate(orders)
    ]
    return type(world)(**{**{name: getattr(world, name) for name in world.__slots__}, "orders": frame("orders", rows)})


def plan_of(world) -> dict:
    return care_plans(world, PLAN).filter(case_id=10, person_id=1).row(0, named=True)


def test_a_row_a_child_in_care_proceedings():
    told = care_plans(small_world(), PLAN)
    assert told.select("case_id", "person_id").rows() == [(10, 1), (10, 2), (10, 3)]
    assert orders_sought(small_world(), PLAN).rows() == [(10, "care")]


@pytest.mark.parametrize(
    ("kind", "letters"),
    [("placement_order", "C"), ("supervision_order", "DA"), ("special_guardianship_order", "EA"),
     ("child_arrangements_order", "FA"), ("withdrawn", "G"), ("care_order", "AC")],
)  # fmt: skip
def test_the_final_plan_follows_the_order_or_was_another(kind, letters):
    told = plan_of(with_orders((kind, date(2026, 2, 2), True)))
    assert told["final_plan"] in letters
    assert told["is_final_plan_followed"] == (None if kind == "withdrawn" else told["final_plan"] == letters[0])


def test_a_placement_order_counts_before_the_care_order_of_the_day():
    orders = [("care_order", date(2026, 2, 2), True), ("placement_order", date(2026, 2, 2), True)]
    assert plan_of(with_orders(*orders))["final_plan"] == "C"


def test_before_any_order_nothing_is_followed_yet():
    told = plan_of(with_orders())
    assert (told["is_initial_plan_followed"], told["final_plan"], told["is_final_plan_followed"]) == (None, "H", None)


def test_a_child_placed_with_parents_is_a_plan_of_its_own():
    world = with_orders(("interim_care_order", date(2025, 3, 20), False), ("care_order", date(2026, 2, 2), True))
    assert plan_of(world)["initial_plan"] == "A"
    home = world.episodes.with_columns(placement=pl.lit("P1"))
    at_home = type(world)(**{**{name: getattr(world, name) for name in world.__slots__}, "episodes": home})
    assert plan_of(at_home)["initial_plan"] == "B"
    assert plan_of(at_home)["final_plan"] in ("B", "C")


def test_courts_depart_from_plans_as_often_as_the_rates_say(invented):
    plans = care_plans(invented, PLAN)
    expected = rates("care_plans").shares("final_plan_not_followed")["supervision_order"]
    made = invented.orders.filter(pl.col("is_final") & (pl.col("order_type") == "supervision_order"))
    of_supervision = plans.join(made, on=["case_id", "person_id"], how="semi")
    assert (~of_supervision["is_final_plan_followed"]).mean() == pytest.approx(expected, abs=0.06)
    assert (~plans["is_initial_plan_followed"].drop_nulls()).any()


def test_the_same_seed_plans_the_same(invented):
    assert care_plans(invented, PLAN).equals(care_plans(invented, PLAN))
    assert not care_plans(invented, PLAN).equals(care_plans(invented, Plan(2, UNTIL)))
