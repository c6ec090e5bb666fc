"""Where children live when the case begins, as the application says it."""

import polars as pl
import pytest

from support.invented_lives import members, world_of
from waypost.synthetic.living import SITUATIONS


@pytest.fixture
def living() -> pl.DataFrame:
    world = world_of(3000, 1)
    care = world.episodes.group_by("person_id").agg(care_from=pl.col("started_on").min())
    return members(world).join(care, on="person_id", how="left")


def test_every_situation_but_other_happens(living: pl.DataFrame):
    assert set(living["living_situation"]) == set(SITUATIONS) - {"other"}


def test_children_who_are_said_to_be_in_care_are(living: pl.DataFrame):
    away = living.filter(pl.col("living_situation").is_in(["section_20", "removed_by_police"]))
    assert away.height > 50
    assert (away["care_from"] <= away["issued_on"]).all()


def test_private_law_children_live_with_their_mother_whichever_side_she_is_on(living: pl.DataFrame):
    world = world_of(3000, 1)
    mothers = world.parties.join(world.people.filter(pl.col("role") == "mother"), on="person_id", suffix="_person")
    sides = living.filter(pl.col("law") == "private").join(mothers.select("case_id", side="role"), on="case_id")
    at_home = sides.filter(
        pl.col("living_situation").str.starts_with("with_") & ~pl.col("living_situation").str.ends_with("friends")
    )
    both = at_home.filter(pl.col("case_id").is_in(_cases_with_two_parents()))
    assert (both["living_situation"] == "with_" + both["side"] + "s").all()


def _cases_with_two_parents() -> list[int]:
    parties = world_of(3000, 1).parties.group_by("case_id").len()
    return parties.filter(pl.col("len") == 2)["case_id"].to_list()


def test_newborns_are_in_hospital_more_often(living: pl.DataFrame):
    newborn = (pl.col("issued_on") - pl.col("born_on")).dt.total_days() < 14
    in_hospital = living.filter(pl.col("living_situation") == "in_hospital")
    assert in_hospital.height > 10
    assert in_hospital.filter(~newborn).is_empty()
