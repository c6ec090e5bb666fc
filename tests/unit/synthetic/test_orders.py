"""Interim orders, extensions, final orders, and whether they reached Cafcass."""

from datetime import timedelta

import numpy as np
import polars as pl
import pytest

from support.invented_lives import members, world_of
from support.invented_parts import parts
from waypost.synthetic.days import NEVER
from waypost.synthetic.memberships import FROM_ISSUE, came_by
from waypost.synthetic.orders import ORDERS, interim_care_days, interim_days_of_care
from waypost.vocabulary.extensions import EXTENSIONS
from waypost.vocabulary.orders import ORDERS as VOCABULARY


@pytest.fixture
def orders() -> pl.DataFrame:
    world = world_of(3000, 1)
    return world.orders.join(members(world), on=["case_id", "person_id"])


def test_orders_are_those_of_the_vocabulary():
    assert all(VOCABULARY.known(code) for code in ORDERS)


def test_every_child_whose_case_has_ended_has_a_final_order(orders: pl.DataFrame):
    ended = members(world_of(3000, 1)).filter(pl.col("final_order_on").is_not_null())
    final = orders.filter(pl.col("is_final"))
    told = final.filter(pl.col("order_type") == pl.col("final_order_type"))
    assert told.select("case_id", "person_id").n_unique() == told.height == ended.height


def test_a_placement_order_comes_with_a_care_order(orders: pl.DataFrame):
    placed = orders.filter((pl.col("order_type") == "placement_order") & (pl.col("application") == "section_31"))
    care = orders.filter(pl.col("order_type") == "care_order")
    assert placed.height > 10
    assert placed.join(care, on=["case_id", "person_id", "made_on"], how="anti").is_empty()


def test_extensions_follow_on_the_26_weeks_eight_weeks_at_a_time(orders: pl.DataFrame):
    extensions = orders.filter(pl.col("order_type") == "extension").sort("case_id", "person_id", "extended_to_on")
    assert (extensions["application"] == "section_31").all()
    assert all(EXTENSIONS.known(code) for code in extensions["extension_reason"].unique())
    past = (extensions["extended_to_on"] - extensions["issued_on"] - timedelta(days=181)).dt.total_days()
    assert (past % 56 == 0).all()
    assert (past > 0).all()
    granted_before = extensions["extended_to_on"] - timedelta(days=56) >= extensions["made_on"]
    assert granted_before.all()


def test_most_long_care_proceedings_are_extended(orders: pl.DataFrame):
    long = members(world_of(3000, 1)).filter(
        (pl.col("application") == "section_31")
        & ((pl.col("final_order_on") - pl.col("issued_on")).dt.total_days() > 182)
        & (pl.col("joined_on") == pl.col("issued_on"))
    )
    extended = orders.filter(pl.col("order_type") == "extension")
    share = long.join(extended, on=["case_id", "person_id"], how="semi").height / long.height
    assert share == pytest.approx(0.88, abs=0.05)


def test_some_orders_never_arrive(orders: pl.DataFrame):
    old = orders.filter(pl.col("made_on") < pl.date(2026, 12, 1))
    assert old["received_on"].is_null().mean() == pytest.approx(0.03, abs=0.01)


def test_interim_care_days_are_of_children_who_are_there():
    given = parts()
    population = given.population
    day = interim_care_days(population, given.days)
    has = day > NEVER
    joined_late = population.memberships.joined_by != FROM_ISSUE
    assert (day[has & ~joined_late] == given.days.interim[population.memberships.case][has & ~joined_late]).all()
    assert (day[has & joined_late] > population.memberships.joined[has & joined_late]).all()
    assert np.isin(population.memberships.case[has], np.flatnonzero(given.days.interim > NEVER)).all()


def test_an_order_in_a_childs_own_case_is_carried_into_the_lead_case():
    given = parts(12_000, 3)
    population, days = given.population, given.days
    own_case, care = interim_care_days(population, days), interim_days_of_care(population, days)
    by = came_by(population.cases, population.memberships)
    led = np.flatnonzero(by != np.arange(len(by)))
    carried = led[own_case[by[led]] > NEVER]
    assert len(carried) > 5
    assert (own_case[carried] == NEVER).all(), "no second order"
    assert (care[carried] == own_case[by[carried]]).all(), "but care since the first"
    assert (care[by[led]] == NEVER).all(), "told with the lead case alone"


def test_a_consolidated_case_ends_with_directions():
    world = world_of(20_000, 1)
    joined = members(world).filter(pl.col("closure_reason") == "consolidated")
    made = world.orders.join(joined, on=["case_id", "person_id"])
    last = made.filter(pl.col("made_on") == pl.col("closed_on"))
    assert last.select("case_id", "person_id").n_unique() == joined.height
    assert "directions" in last["order_type"].to_list()
    assert not made["is_final"].any()


def test_an_international_aspect_extends_only_where_there_are_relatives_abroad():
    world = world_of(20_000, 1)
    extensions = world.orders.filter(pl.col("order_type") == "extension").join(world.cases, on="case_id")
    is_international = extensions["extension_reason"] == "international_aspect"
    abroad = extensions["has_relatives_abroad"]
    assert not (is_international & ~abroad).any()
    assert is_international.filter(abroad).mean() == pytest.approx(0.55, abs=0.15)
