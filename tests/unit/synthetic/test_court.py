"""The frames of cases, children in them, and parties."""

import polars as pl
import pytest

from support.invented_lives import UNTIL, members, world_of
from waypost.synthetic.world import World


@pytest.fixture
def world() -> World:
    return world_of(3000, 1)


def test_numbers_are_unique_and_the_courts_is_known_nine_times_in_ten(world: World):
    for column in ("case_id", "court_case_number", "familyman_number", "cafcass_case_id"):
        assert world.cases[column].n_unique() == world.cases.height, column
    assert world.cases["is_court_number_known_to_cafcass"].mean() == pytest.approx(0.9, abs=0.02)


def test_a_child_keeps_its_cafcass_number_from_case_to_case(world: World):
    numbers = world.children_in_cases.group_by("person_id").agg(pl.col("cafcass_child_id").n_unique(), pl.len())
    assert (numbers["cafcass_child_id"] == 1).all()
    assert (numbers["len"] > 1).mean() > 0.05


def test_courts_and_authorities_lie_in_the_cases_area(world: World):
    courts = world.area_map.filter(pl.col("kind") == "court").select(court="code", court_area="area")
    assert world.cases.join(courts, on="court").select((pl.col("area") == pl.col("court_area")).all()).item()
    authorities = world.area_map.filter(pl.col("kind") == "authority").select(authority="code", area="area")
    elsewhere = world.cases.join(authorities, on=["authority", "area"], how="anti")
    assert elsewhere["transferred_on"].is_not_null().all(), "only where the authority kept a case that moved away"
    assert elsewhere["former_authority"].is_null().all()


def test_what_is_to_come_is_null(world: World):
    found = members(world)
    for column, told in (("final_order_on", "final_order_type"), ("closed_on", "closure_reason")):
        assert (found[column].is_null() == found[told].is_null()).all()
        assert 0.05 < found[column].is_null().mean() < 0.3


def test_a_few_closed_cases_were_reopened_lately(world: World):
    reopened = world_of(20_000, 1).children_in_cases.drop_nulls("reopened_on")
    assert 0 < reopened.height < 60
    assert (reopened["closed_on"] < reopened["reopened_on"]).all()
    assert reopened["reopened_on"].max() <= UNTIL


def test_parents_are_respondents_in_public_law_and_both_sides_in_private(world: World):
    parties = world.parties.join(world.cases, on="case_id")
    assert set(parties.filter(pl.col("law") == "public")["role"]) == {"respondent"}
    sides = parties.filter(pl.col("law") == "private").group_by("case_id").agg(pl.col("role").sort())
    assert {tuple(roles) for roles in sides["role"]} == {("applicant", "respondent"), ("applicant",)}


def test_most_private_cases_are_served_and_all_public_ones(world: World):
    served = dict(world.cases.group_by("law").agg(pl.col("is_cafcass_served").mean()).iter_rows())
    assert served["public"] == 1
    assert served["private"] == pytest.approx(0.96, abs=0.02)


def test_transfers_are_told_with_the_former_place(world: World):
    large = world_of(20_000, 1)
    moved = large.cases.filter(pl.col("transferred_on").is_not_null())
    assert moved.height / large.cases.height == pytest.approx(0.02, abs=0.01)
    assert moved["authority_changed_on"].is_not_null().mean() > 0.2
    sits = large.hearings.join(moved.select("case_id", "transferred_on", "transferred_from_court"), on="case_id")
    assert (sits["court"] == sits["transferred_from_court"]).any()
    assert moved["transferred_on"].max() <= UNTIL


def test_a_consolidation_to_come_is_not_yet_told():
    large = world_of(20_000, 1)
    last = large.children_in_cases.group_by("case_id").agg(pl.col("closed_on").max())
    told = large.cases.filter(pl.col("consolidated_into").is_not_null()).join(last, on="case_id")
    assert told.height > 100
    assert told["closed_on"].is_not_null().all()


def test_a_guardian_is_a_party_from_the_first_hearing(world: World):
    appointed = world.cases.filter("is_rule_16_4")
    held = world.hearings.filter(pl.col("status") == "held").join(appointed, on="case_id")
    first = held.group_by("case_id").agg(pl.col("listed_at").min().dt.date(), pl.col("rule_16_4_on").first())
    assert first.height > 10
    assert (first["rule_16_4_on"] == first["listed_at"]).mean() > 0.95
