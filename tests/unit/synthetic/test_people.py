"""The people: who is related to whom, what they are called, where they live."""

import numpy as np
import polars as pl
import pytest

from support.invented_lives import world_of
from support.invented_parts import parts
from waypost.synthetic.people import FIRST_PERSON, is_in_refuge, number_people
from waypost.synthetic.world import World


@pytest.fixture
def people() -> pl.DataFrame:
    return world_of(3000, 1).people


def _children(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.filter(pl.col("role") == "child")


def test_numbers_run_through_children_mothers_and_fathers():
    given = parts()
    roster = number_people(given.streams, given.population.families, given.population.children)
    everybody = np.concatenate([numbers[numbers > 0] for numbers in (roster.child, roster.mother, roster.father)])
    assert sorted(everybody.tolist()) == list(range(FIRST_PERSON, FIRST_PERSON + len(everybody)))
    assert ((roster.mother > 0) | (roster.father > 0)).all(), "every family has a parent"


def test_everybody_has_a_name_and_an_address(people: pl.DataFrame):
    needed = ["forenames", "surname", "born_on", "sex", "ethnicity", "address_line_1", "post_town", "postcode"]
    assert people.select(pl.col(needed).null_count()).row(0) == (0,) * len(needed)


def test_children_of_a_family_mostly_share_a_surname(people: pl.DataFrame):
    sizes = _children(people).group_by("family_id").agg(pl.len(), pl.col("surname").n_unique())
    together = sizes.filter(pl.col("len") == 2)
    assert 0.6 < (together["surname"] == 1).mean() < 0.9  # women's endings and the other parent's name part some


def test_twins_are_born_on_one_day_and_point_to_the_first(people: pl.DataFrame):
    twins = people.filter(pl.col("twin_of").is_not_null())
    first = twins.join(people, left_on="twin_of", right_on="person_id", suffix="_first")
    assert first.height == twins.height > 10
    assert (first["born_on"] == first["born_on_first"]).all()
    assert (first["family_id"] == first["family_id_first"]).all()
    assert first["twin_of_first"].is_null().all()
    assert twins.height / _children(people).height == pytest.approx(0.015, abs=0.006)


def test_some_babies_have_no_name_yet(people: pl.DataFrame):
    unnamed = people.filter(~pl.col("is_named_at_issue"))
    assert (unnamed["role"] == "child").all()
    assert 0.02 < unnamed.height / _children(people).height < 0.15


def test_children_live_with_their_mother(people: pl.DataFrame):
    mothers = people.filter(pl.col("role") == "mother")
    pairs = _children(people).join(mothers, on="family_id", suffix="_mother")
    for column in ("address_line_1", "postcode", "is_address_confidential", "is_in_refuge", "first_language"):
        assert pairs[column].equals(pairs[f"{column}_mother"].alias(column)), column


def test_fathers_are_in_no_refuge_and_not_with_a_mother_who_is(people: pl.DataFrame):
    fathers, mothers = (people.filter(pl.col("role") == role) for role in ("father", "mother"))
    assert not fathers["is_in_refuge"].any()
    in_refuge = mothers.filter("is_in_refuge")
    assert in_refuge.height > 5
    assert in_refuge["is_address_confidential"].all()
    pairs = in_refuge.join(fathers, on="family_id", suffix="_father")
    assert (pairs["address_line_1"] != pairs["address_line_1_father"]).all()


def test_a_refuge_is_known_before_the_people_are():
    given = parts()
    assert 0 < is_in_refuge(given.streams, given.population.families).mean() < 0.03


def test_only_adults_have_telephones(people: pl.DataFrame):
    assert _children(people)["telephone"].is_null().all()
    assert people.filter(pl.col("role") != "child")["telephone"].null_count() < people.height * 0.1


def test_households_of_public_law_lack_a_father_more_often():
    world: World = world_of(3000, 1)
    fathers = world.people.filter(pl.col("role") == "father").select("family_id")
    without = world.cases.join(fathers, on="family_id", how="anti")
    share = without.group_by("law").len().join(world.cases.group_by("law").len(), on="law", suffix="_all")
    found = dict(share.select("law", pl.col("len") / pl.col("len_all")).iter_rows())
    assert found["public"] > 5 * found["private"]


def test_no_two_children_of_a_family_bear_one_name(people: pl.DataFrame) -> None:
    assert not _children(people).select(pl.struct("family_id", "forenames").is_duplicated()).to_series().any()


def test_in_a_family_that_needs_an_interpreter_the_mother_or_only_parent_does(people: pl.DataFrame):
    served = people.filter(pl.col("interpreter_language").is_not_null())
    assert (served["interpreter_language"] == served["first_language"]).all()
    mothers = people.filter((pl.col("role") == "mother") & pl.col("family_id").is_in(served["family_id"].implode()))
    assert mothers["interpreter_language"].is_not_null().all()
    share = dict(
        people.filter(pl.col("family_id").is_in(mothers["family_id"].implode()))
        .group_by("role")
        .agg(pl.col("interpreter_language").is_not_null().mean())
        .iter_rows()
    )
    assert share["father"] == pytest.approx(0.6, abs=0.15)
    assert share["child"] == pytest.approx(0.15, abs=0.1)


def test_about_one_child_in_a_hundred_is_known_by_two_names():
    children = _children(world_of(20_000, 1).people)
    two = children.filter(pl.any_horizontal(pl.col("known_as_forenames", "known_as_surname").is_not_null()))
    assert two.height / children.height == pytest.approx(0.01, abs=0.0025)
    assert (two["known_as_surname"].drop_nulls() != two.drop_nulls("known_as_surname")["surname"]).mean() > 0.95
