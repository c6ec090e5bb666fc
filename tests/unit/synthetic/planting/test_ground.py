"""Who is in which group is what the told people say."""

from __future__ import annotations

import polars as pl
import pytest

from support.planted_worlds import CHILDREN, ground
from waypost.synthetic.case_facts import FIRST_CASE
from waypost.synthetic.invent import invent
from waypost.synthetic.planting.ground import is_of_application, is_of_law
from waypost.synthetic.scenario_parts import GROUPS, HERITAGES
from waypost.vocabulary.ethnicity import five


@pytest.fixture(scope="module")
def world():
    return invent(children=CHILDREN, seed=1)


def test_the_people_are_those_who_are_told(world):
    assert ground().people.equals(world.people)


@pytest.mark.parametrize("kind", [kind for kind in GROUPS if kind not in HERITAGES])
def test_every_child_is_in_a_group_of_its_kind(kind: str):
    groups = ground().groups_of_members(ground().drawn, kind)
    assert set(groups.unique()) <= set(GROUPS[kind])
    assert groups.null_count() == 0
    assert groups.n_unique() > 1


def test_groups_of_children_are_those_told(world):
    members = ground().drawn.memberships
    told = world.people.filter(pl.col("role") == "child")
    own = ground().groups_of_members(ground().drawn, "ethnic_group")
    assert own.to_list() == [five(code) for code in told["ethnicity"][members.child]]
    is_disabled = ground().groups_of_members(ground().drawn, "has_disability") == "yes"
    assert is_disabled.to_list() == told["has_disability"][members.child].to_list()


@pytest.mark.parametrize("kind", HERITAGES)
def test_a_heritage_is_that_of_one_side_where_abuse_is_alleged_in_private_law(world, kind: str):
    given = ground().drawn
    adults = world.parties.filter(role=HERITAGES[kind]).join(world.people, on="person_id")
    of_case = dict(zip(adults["case_id"], map(five, adults["ethnicity"]), strict=True))
    told = world.cases.filter(pl.col("law") == "private", "is_domestic_abuse_alleged")["case_id"].to_list()
    case_ids = (given.memberships.case + FIRST_CASE).tolist()
    own = ground().groups_of_members(given, kind).to_list()
    assert own == [of_case.get(case) if case in set(told) else None for case in case_ids]
    assert set(own) > {None, "white", "black"}


def test_ages_are_at_issue():
    given = ground().drawn
    members = given.memberships
    years = (given.cases.issued[members.case] - given.children.born[members.child]) / 365.25
    bands = ground().groups_of_members(given, "age_band")
    assert (bands == "under_1").to_list() == (years < 1).tolist()
    assert (bands == "10_to_15").to_list() == ((years >= 10) & (years < 16)).tolist()


def test_a_group_can_be_of_one_law():
    given, on = ground().drawn, ground()
    both, public = (on.is_in_group(given, "sex", ["male"], law) for law in (None, "public"))
    assert (public == (both & given.cases.is_public[given.memberships.case])).all()
    assert is_of_law(given, None).all()
    assert is_of_application(given, None).all()
    assert 0 < is_of_application(given, "section_31").mean() < 1


def test_areas_by_name_and_all():
    on = ground()
    area = on.drawn.cases.area
    assert on.in_areas(area, ["all"]).all()
    assert (on.in_areas(area, [on.known.areas[1]]) == (area == 1)).all()
