"""What was truly used in the years of the world, counted again by hand."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
import pytest

from small_world import small_world
from support.planted_worlds import planted_world
from waypost.synthetic.planting.unit_costs import true_costs
from waypost.synthetic.scenario_parts import COUNTED, UnitCost

SINCE, UNTIL = date(2022, 3, 31), date(2027, 3, 31)


def cost(per: str, **more) -> UnitCost:
    return UnitCost("x", per, 10.0, assumption=True, **more)


@pytest.mark.parametrize("per", COUNTED)
def test_every_kind_is_counted(per: str):
    rows = true_costs(planted_world("unit_costs"), (cost(per),), SINCE, UNTIL)
    assert rows["quantity"].sum() > 0
    assert rows["pounds"].sum() == pytest.approx(10 * rows["quantity"].sum())
    assert rows.select("area", "law").is_duplicated().sum() == 0


def test_weeks_in_placement_by_walking_day_by_day():
    world = planted_world("unit_costs")
    rows = true_costs(world, (cost("placement_week", only=("U6",)),), SINCE, UNTIL)
    both = world.episodes.filter(placement="U6").join(world.children_in_cases, on="person_id")
    days = 0
    for row in both.iter_rows(named=True):
        first = max(row["started_on"], row["joined_on"], SINCE)
        ends = [one for one in (row["ended_on"], row["final_order_on"] or row["closed_on"]) if one]
        days += max(0, (min([*ends, UNTIL + timedelta(days=1)]) - first).days)
    assert rows["days"].sum() == days
    assert rows["quantity"].sum() == pytest.approx(days / 7)


def test_the_hand_made_world_is_counted_exactly():
    world = small_world()
    held = true_costs(world, (cost("hearing"),), date(2020, 1, 1), UNTIL)
    assert held["count"].sum() == world.hearings.filter(status="held").height
    lost = true_costs(world, (cost("cancelled_hearing"),), date(2020, 1, 1), UNTIL)
    assert lost["count"].sum() == world.hearings["cancelled_on"].drop_nulls().len()
    assert true_costs(world, (cost("hearing"),), UNTIL, UNTIL).is_empty()


def test_a_law_and_codes_narrow_it():
    world = planted_world("unit_costs")
    public = true_costs(world, (cost("proceedings_week", law="public"),), SINCE, UNTIL)
    assert set(public["law"]) == {"public"}
    one = true_costs(world, (cost("application", only=("section_31",)),), SINCE, UNTIL)
    issued = world.cases.filter(pl.col("issued_on").is_between(SINCE, UNTIL), application="section_31")
    assert one["count"].sum() == issued.height
    assert true_costs(world, (), SINCE, UNTIL).is_empty()
