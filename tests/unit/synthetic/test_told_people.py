"""Second names, ethnicities coded by each agency, and the differences between what is told and what is true."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from waypost.synthetic.chance import stream
from waypost.synthetic.told_people import by_second_name, ethnicities_told, people_corrected, people_disagreements
from waypost.vocabulary.ethnicity import ETHNICITIES, NOT_KNOWN

MANY = 20_000


def test_a_share_of_the_agencies_knows_a_child_by_the_second_name(world, disagree):
    disagree(knows_second_name={"ssd": 0.5})
    amber = world.people.filter(person_id=1)
    people = pl.concat([amber] * MANY).with_columns(
        known_as_surname=pl.when(pl.int_range(MANY) % 2 == 0).then(pl.lit("Rowan"))
    )
    known = by_second_name(people, "ssd", stream(1, "x"))
    assert (known["surname"] == "Rowan").mean() == pytest.approx(0.25, abs=0.01)
    assert set(known["forenames"]) == {"Amber"}


def test_each_agency_codes_ethnicity_on_its_own_and_at_the_same_rates_for_all(disagree):
    shares = {"not_yet_obtained": 0.1, "refused": 0.05, "coarser": 0.2, "other": 0.02}
    disagree(ethnicity={"cafcass": shares})
    for code in ("white_british", "black_african", "other_arab"):
        told = ethnicities_told(pl.Series([code] * MANY), "cafcass", stream(1, "x"))
        assert (told == code).mean() == pytest.approx(0.63, abs=0.02)
        assert (told == "not_yet_obtained").mean() == pytest.approx(0.1, abs=0.01)
        assert (told == "refused").mean() == pytest.approx(0.05, abs=0.01)
        same_head = told.filter(
            told.replace_strict({c: ETHNICITIES.five(c) for c in ETHNICITIES.codes}) == ETHNICITIES.five(code)
        )
        assert ((same_head != code).sum() / MANY) == pytest.approx(0.2, abs=0.02)
    assert set(ethnicities_told(pl.Series([None, *NOT_KNOWN] * 500), "cafcass", stream(1, "x"))) == {None, *NOT_KNOWN}


def test_every_difference_is_listed_with_its_reason(world):
    people = world.people.with_columns(known_as_surname=pl.when(pl.col("person_id") == 2).then(pl.lit("Rowan")))
    told = people.filter(pl.col("person_id") <= 3).select(
        "person_id",
        pl.format("K{}", "person_id").alias("person_key"),
        pl.when(pl.col("person_id") == 2).then(pl.lit("Rowan")).otherwise("surname").alias("surname"),
        pl.when(pl.col("person_id") == 1).then(None).otherwise("sex").alias("sex"),
        pl.when(pl.col("person_id") == 3).then(date(2025, 1, 9)).otherwise("born_on").alias("born_on"),
    )
    found = pl.concat(people_disagreements(people, told, ("surname", "sex", "born_on")))
    assert sorted(found.drop("person_id").iter_rows(), key=str) == [
        ("K1", "sex", "female", None, "disagrees"),
        ("K2", "surname", "Ash", "Rowan", "second_name"),
        ("K3", "birth_date", "2025-09-01", "2025-01-09", "disagrees"),
    ]


def test_what_was_put_right_is_listed_as_told_at_first(world):
    told = world.people.filter(person_id=1).with_columns(
        person_key=pl.lit("K1"),
        first_forenames=pl.lit("Baby"),
        first_surname="surname",
        first_born_on="born_on",
    )
    (row,) = pl.concat(people_corrected(world.people, told)).iter_rows()
    assert row == ("K1", 1, "forenames", "Amber", "Baby", "edited")
