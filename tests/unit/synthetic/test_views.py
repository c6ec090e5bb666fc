"""What each agency knows of whom."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from small_world import AUTHORITY, UNTIL, small_world
from waypost.synthetic import views as room
from waypost.synthetic.noise import NAME_AND_BIRTH
from waypost.synthetic.views import court_cases, persons_of, views


def test_each_court_feed_carries_only_what_its_system_has_a_name_for(world):
    assert court_cases(world, "public", UNTIL)["case_id"].to_list() == [10]
    assert court_cases(world, "private", UNTIL)["case_id"].to_list() == [20]
    assert court_cases(world, "private", date(2025, 1, 1)).is_empty()


def test_agencies_know_those_whom_they_met_and_from_when(true_views):
    assert true_views.public_law["person_id"].to_list() == [1, 2, 3, 4, 5, 6]
    assert true_views.private_law["person_id"].to_list() == [7, 8, 9]
    assert true_views.cafcass["person_id"].to_list() == list(range(1, 10))
    known = dict(true_views.authority.select("person_id", "known_from").iter_rows())
    assert known[1] == date(2024, 12, 1)
    assert {1, 2, 3} <= set(known)
    assert set(true_views.authority["sender"]) == {AUTHORITY}
    assert true_views.authority["number"].n_unique() == true_views.authority.height


def test_without_slips_every_agency_writes_the_truth(world, true_views):
    for view in (true_views.public_law, true_views.private_law, true_views.cafcass, true_views.authority):
        true = view.select("person_id").join(world.people, on="person_id", maintain_order="left")
        for name in (*NAME_AND_BIRTH, "sex", "postcode"):
            assert view[name].equals(true[name])


def test_an_agency_is_consistent_and_another_slips_elsewhere(world):
    first, again = (views(world, seed=5, until=UNTIL) for _ in range(2))
    assert first.public_law.equals(again.public_law)
    assert first.authority.equals(again.authority)


def test_a_child_who_joined_later_is_known_from_then(world):
    people = persons_of(world, court_cases(world, "public", UNTIL), "submitted_on")
    assert people.filter(person_id=3)["known_from"].item() == date(2025, 9, 15)
    assert people.filter(person_id=6)["party"].item() == "other"


@pytest.mark.parametrize("at", ["", "first_"])
def test_two_people_of_one_case_are_never_written_alike(world, true_views, at):
    same = {f"{at}forenames": "BABY", f"{at}surname": "O'Ash", f"{at}born_on": date(2025, 1, 2)}
    alike = true_views.public_law.with_columns(
        pl.when(pl.col("person_id") <= 2).then(pl.lit(value)).otherwise(pl.col(name)).alias(name)
        for name, value in same.items()
    )
    met = persons_of(world, court_cases(world, "public", UNTIL), "submitted_on")
    apart = room._told_apart(small_world(), alike, met)
    assert apart["forenames"].head(2).to_list() == ["Amber", "Beryl"]
    assert apart["first_forenames"].head(2).to_list() == ["Amber", "Beryl"]
