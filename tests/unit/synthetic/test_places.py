"""Real names, an invented map, labelled so."""

import re
from datetime import date

import numpy as np
import polars as pl
import pytest

from waypost.synthetic.chance import stream
from waypost.synthetic.days import day_number
from waypost.synthetic.places import area_map, area_of_case, one_of_area, places, service_area
from waypost.synthetic.rates import rates
from waypost.vocabulary.areas import AREAS


@pytest.mark.parametrize(("children", "areas"), [(10, 3), (4000, 4), (20_000, 20), (1_300_000, 40)])
def test_the_number_of_areas_follows_the_number_of_children(children: int, areas: int):
    assert len(places(stream(1, "places"), children).areas) == areas


def test_areas_are_those_of_england_in_the_vocabulary():
    english = {key for key, area in AREAS.items() if area.country == "England"}
    assert set(rates("places").table("areas")) == english


def test_codes_are_official_and_unique():
    known = places(stream(1, "places"), 1_300_000)
    assert len(set(known.authorities)) == len(known.authorities)
    assert all(re.fullmatch(r"E0[6-9]0000\d\d|E10000\d{3}", code) for code in known.authorities)
    assert len(set(known.courts)) == len(known.courts)


def test_the_map_is_invented_and_splits_an_authority_from_a_day():
    found = area_map(places(stream(1, "places"), 100))
    assert found["is_invented"].all()
    split = found.filter((pl.col("kind") == "authority") & pl.col("code").is_duplicated())
    assert split["area"].n_unique() == 2
    assert split["from_on"].n_unique() == 2
    assert found.filter(pl.col("kind") == "court").height > 3


def test_a_split_authority_goes_to_both_areas_after_the_day_only():
    known = places(stream(1, "places"), 100)
    split = int(np.flatnonzero(known.second_area >= 0)[0])
    day = known.split_on[split]
    before = area_of_case(stream(1, "x"), known, np.full(500, split), np.full(500, day - 1))
    after = area_of_case(stream(1, "x"), known, np.full(500, split), np.full(500, day))
    assert set(before.tolist()) == {known.authority_area[split]}
    assert set(after.tolist()) == {known.authority_area[split], known.second_area[split]}


def test_a_court_of_the_area_is_drawn():
    known = places(stream(1, "places"), 20_000)
    area = np.arange(len(known.areas)).repeat(5)
    court = one_of_area(stream(1, "x"), known.court_area, area, len(known.areas))
    assert (known.court_area[court] == area).all()


def test_there_are_as_many_service_areas_as_published_at_most():
    known = places(stream(1, "places"), 1_300_000)
    assert len(set(service_area(known, np.arange(40)))) <= 19


def test_child_focused_courts_begin_on_their_day():
    known = places(stream(1, "places"), 20_000)
    birmingham = known.areas.index("birmingham")
    assert known.child_focused_from[birmingham] == day_number(date(2024, 5, 28))


def test_a_part_of_the_country_keeps_codes_names_and_its_place():
    known = places(stream(1, "places"), 20_000)
    part = known.only(["devon", "birmingham"])
    assert part.areas == ("birmingham", "devon")
    assert part.authorities[part.authority_area.tolist().index(1)] == "E10000008"
    of_court = dict(zip(known.courts, known.court_names, strict=True))
    assert all(of_court[code] == name for code, name in zip(part.courts, part.court_names, strict=True))
    every = np.arange(2)
    assert service_area(part, every) == service_area(known, np.array([known.areas.index(name) for name in part.areas]))
    assert part.area_weight.tolist() == [known.area_weight[known.areas.index(name)] for name in part.areas]
    assert area_map(part).rows() == [row for row in area_map(known).rows() if row[3] in part.areas]


def test_a_split_authority_whose_second_area_is_elsewhere_is_split_no_more():
    known = places(stream(1, "places"), 20_000)
    part = known.only(["northumbria_and_north_durham"])
    assert (part.second_area == -1).all()
    assert (part.split_share == 0).all()
    both = known.only(["northumbria_and_north_durham", "cleveland_and_south_durham"])
    assert (both.second_area >= 0).sum() == 1
