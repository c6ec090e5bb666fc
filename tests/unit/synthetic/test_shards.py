"""The country in parts: exact shares, whole areas, numbers of its own for each."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from small_world import small_world
from waypost.synthetic.chance import stream
from waypost.synthetic.invent import invent
from waypost.synthetic.places import area_map, places
from waypost.synthetic.planted import Planted
from waypost.synthetic.shards import ShardTooLarge, number_columns, numbered_apart, shards
from waypost.synthetic.world import SCHEMAS, World

KEYS = {
    "people": ("person_id",),
    "cases": ("case_id", "court_case_number", "familyman_number", "cafcass_case_id"),
    "hearings": ("hearing_id",),
    "orders": ("order_id",),
    "reports": ("report_id",),
    "allocations": ("allocation_id",),
    "engagement": ("engagement_id",),
    "letters": ("letter_id",),
    "reviews": ("review_id",),
    "agreements": ("agreement_id",),
    "advice": ("advice_id",),
    "audits": ("audit_id",),
    "feedback": ("feedback_id",),
    "incidents": ("incident_id",),
}


@pytest.fixture(scope="module")
def country() -> list[World]:
    """Two shards of three areas."""
    parts = shards(1200, 1, most_children=300)
    assert len(parts) == 2
    return [invent(children=part.children, seed=1, shard=part) for part in parts]


def together(country: list[World], frame: str) -> pl.DataFrame:
    """Return one frame of every shard."""
    return pl.concat([getattr(world, frame) for world in country])


def test_a_world_that_is_not_too_large_is_one_shard_without_a_name():
    (one,) = shards(50_000, 1)
    assert (one.name, one.number, one.of, one.children) == ("", 0, 1, 50_000)
    assert one.places.areas == places(stream(1, "places"), 50_000).areas
    world = small_world()
    assert numbered_apart(world, one) is world


@given(children=st.integers(1, 200_000), most=st.integers(50, 50_000), seed=st.integers(0, 3))
def test_shares_add_up_and_every_area_lies_in_one_shard(children, most, seed):
    parts = shards(children, seed, most_children=most)
    assert sum(part.children for part in parts) == children
    assert all(part.children > 0 for part in parts)
    assert [part.number for part in parts] == list(range(len(parts)))
    assert {part.of for part in parts} == {len(parts)}
    areas = [area for part in parts for area in part.places.areas]
    assert len(set(areas)) == len(areas)
    assert all(part.children <= most or len(part.places.areas) <= 2 for part in parts) or len(parts) == 1


def test_the_whole_country_is_there_and_its_shares_follow_the_weights():
    parts = shards(1_300_000, 1)
    known = places(stream(1, "places"), 1_300_000)
    assert sorted(area for part in parts for area in part.places.areas) == sorted(known.areas)
    share = {part.name: part.children / 1_300_000 for part in parts}
    weight = {part.name: part.places.area_weight.sum() / known.area_weight.sum() for part in parts}
    assert share == pytest.approx(weight, abs=1e-5)
    assert max(part.children for part in parts) < 100_000


def test_an_authority_that_is_split_has_both_areas_in_one_shard():
    parts = shards(40_000, 1, most_children=1000)
    (both,) = [part for part in parts if "E06000047" in part.places.authorities]
    assert {"northumbria_and_north_durham", "cleveland_and_south_durham"} <= set(both.places.areas)
    assert (both.places.second_area >= 0).sum() == 1
    authorities = [code for part in parts for code in part.places.authorities]
    assert len(set(authorities)) == len(authorities)


def test_maps_of_the_shards_make_the_map_of_the_country():
    known = places(stream(1, "places"), 40_000)
    parts = shards(40_000, 1, most_children=5000)
    maps = pl.concat([area_map(part.places) for part in parts]).sort("kind", "code", "area", "from_on")
    assert maps.equals(area_map(known))


def test_there_are_exactly_the_children_that_were_asked_for(country):
    in_court = together(country, "children_in_cases")["person_id"]
    assert in_court.n_unique() == 1200


@pytest.mark.parametrize(("frame", "key"), [(frame, key) for frame, keys in KEYS.items() for key in keys])
def test_no_number_is_given_out_twice(country, frame, key):
    numbers = together(country, frame)[key].drop_nulls()
    assert len(numbers) > 3
    assert numbers.n_unique() == len(numbers)


def test_children_and_practitioners_keep_to_their_shard(country):
    first, second = ({*world.workforce["practitioner_id"]} for world in country)
    assert not first & second
    numbers = together(country, "children_in_cases").select("person_id", "cafcass_child_id").unique()
    assert numbers["cafcass_child_id"].n_unique() == numbers.height
    emails = together(country, "people").drop_nulls("email")
    assert emails["email"].n_unique() == emails.height
    assert (
        emails["email"]
        == emails.select(
            pl.format("invented.{}@{}", "person_id", pl.col("email").str.split("@").list.last())
        ).to_series()
    ).all()


def test_what_refers_to_a_number_still_finds_it(country):
    people, cases = (set(together(country, name)[key]) for name, key in (("people", "person_id"), ("cases", "case_id")))
    for name, schema in SCHEMAS.items():
        for column in number_columns(name):
            numbers = set(together(country, name)[column].drop_nulls())
            if column in ("person_id", "twin_of"):
                assert numbers <= people, (name, column)
            elif column in ("case_id", "consolidated_into", "came_from_case"):
                assert numbers <= cases, (name, column)
        assert set(number_columns(name)) <= set(schema)


def test_every_whole_number_of_the_world_is_a_number_given_out_or_a_known_count():
    counts = {"minutes", "review_meetings"}
    references = {"twin_of", "consolidated_into", "came_from_case"}
    for name, schema in SCHEMAS.items():
        whole = {column for column, kind in schema.items() if kind == pl.Int64}
        assert set(number_columns(name)) == whole - counts
        assert all(column.endswith("_id") or column in references for column in number_columns(name)), name


def test_two_shards_do_not_draw_the_same(country):
    first, second = ({*world.people["forenames"].head(20)} for world in country)
    assert first != second
    assert {*country[0].cases["area"]}.isdisjoint(country[1].cases["area"])


def test_a_shard_with_more_rows_than_numbers_is_a_fault(monkeypatch):
    part = replace(shards(1200, 1, most_children=300)[1], number=1, of=2)
    world = small_world()
    many = replace(world, people=world.people.with_columns(person_id=pl.col("person_id") + 2_000_000))
    with pytest.raises(ShardTooLarge, match="person_id"):
        numbered_apart(many, part)


def test_what_was_planted_is_told_of_the_same_people_and_cases():
    courts = small_world().cases["familyman_number"].str.slice(0, 2)
    part = replace(shards(1200, 1, most_children=300)[1], letters=dict.fromkeys(courts, (1, 0)))
    rows = {"cases": {"case_id": [10]}, "people": {"person_id": [1], "case_id": [None]}, "noise": {"person_id": [3]}}
    planted = Planted(
        asked={"name": "x"},
        **{name: pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.Int64)) for name, columns in rows.items()},
    )
    moved = numbered_apart(replace(small_world(), planted=planted), part)
    assert moved.planted.cases["case_id"].to_list() == [10_000_010]
    assert moved.planted.people.rows() == [(2_000_001, None)]
    assert moved.planted.noise["person_id"].to_list() == [2_000_003]
    assert set(moved.planted.people["person_id"]) < set(moved.people["person_id"])


def test_service_areas_are_those_of_the_country(country):
    known = places(stream(1, "places"), 1200)
    assert known.areas_of_country == 3
    cases = together(country, "cases").select("area", "service_area").unique()
    assert dict(cases.rows()) == {name: f"A{place:02d}" for place, name in enumerate(known.areas, 1)}
