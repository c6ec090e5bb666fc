"""Meetings, letters, reviews and advice."""

from datetime import date

import polars as pl
import pytest

from support.invented_lives import members, world_of
from waypost.vocabulary.orders import ORDERS

_KEY = ["case_id", "person_id"]


def test_nearly_all_eligible_children_are_met_most_in_person():
    world, day = world_of(20_000, 1), date(2025, 1, 31)
    is_open = (pl.col("received_on") <= day) & (pl.col("closed_on").is_null() | (pl.col("closed_on") > day))
    eligible = members(world).filter(pl.col("is_eligible_for_engagement") & is_open)
    met = world.engagement.filter(pl.col("seen_on") <= day)
    assert eligible.join(met, on=_KEY, how="semi").height / eligible.height == pytest.approx(0.97, abs=0.02)
    in_person = met.filter(pl.col("manner") == "in_person")
    assert eligible.join(in_person, on=_KEY, how="semi").height / eligible.height == pytest.approx(0.927, abs=0.03)
    assert world.engagement.join(members(world).filter("is_eligible_for_engagement"), on=_KEY, how="anti").is_empty()


def test_a_child_is_met_by_someone_who_has_the_case():
    world = world_of(3000, 1)
    pairs = world.engagement.join(world.allocations, on=["case_id", "practitioner_id"], how="anti")
    assert pairs.is_empty()


def test_letters_are_of_every_kind_and_reviewing_officers_get_them_in_public_law():
    world = world_of(3000, 1)
    letters = world.letters.join(world.cases, on="case_id")
    assert set(letters["kind"]) == {"introduction", "explanatory", "goodbye", "to_independent_reviewing_officer"}
    assert set(letters.filter(pl.col("kind") == "to_independent_reviewing_officer")["law"]) == {"public"}
    assert letters["letter_id"].n_unique() == letters.height


@pytest.mark.parametrize(("law", "share"), [("public", 0.927), ("private", 0.889)])
def test_management_reviews_are_held_as_often_as_published(law: str, share: float):
    world = world_of(20_000, 1)
    old = members(world).filter((pl.col("law") == law) & (pl.col("received_on") < date(2027, 1, 1)))
    plans = world.reviews.filter(pl.col("kind") == "assessment_and_plan")
    assert old.join(plans, on=_KEY, how="semi").height / old.height == pytest.approx(share, abs=0.015)


def test_advice_is_of_its_law_and_mostly_followed():
    world = world_of(3000, 1)
    advice = world.advice.join(members(world), on=_KEY)
    assert all(ORDERS.known(code) for code in advice["recommendation"].unique())
    public = advice.filter(pl.col("law") == "public")
    assert set(public["issue"]) == {"placement", "order"}
    ended = advice.filter(pl.col("final_order_on").is_not_null())
    assert 0.8 < (ended["recommendation"] == ended["final_order_type"]).mean() < 0.95
    shared = advice.filter(pl.col("shared_with_child_on").is_not_null())
    assert shared["is_eligible_for_engagement"].all()
    assert (shared["shared_with_child_on"] >= shared["given_on"]).all()


def test_nobody_says_goodbye_or_advises_where_a_case_goes_on_in_another():
    world = world_of(20_000, 1)
    joined = members(world).filter(pl.col("closure_reason") == "consolidated").select(_KEY)
    assert joined.height > 100
    assert "goodbye" not in world.letters.join(joined, on=_KEY)["kind"].to_list()
    assert world.advice.join(joined, on=_KEY).is_empty()
