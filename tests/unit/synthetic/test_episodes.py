"""Episodes as an authority would return them."""

import polars as pl
import pytest

from support.invented_lives import world_of
from waypost.vocabulary.care import PLACEMENTS, REASONS_CEASED, REASONS_NEW_EPISODE


@pytest.fixture
def episodes() -> pl.DataFrame:
    return world_of(3000, 1).episodes


def test_codes_are_those_of_the_return(episodes: pl.DataFrame):
    for column, known in (
        ("placement", PLACEMENTS),
        ("reason_ceased", REASONS_CEASED),
        ("reason_new", REASONS_NEW_EPISODE),
    ):
        assert all(known.known(code) for code in episodes[column].drop_nulls().unique()), column
    assert set(episodes["provider"]) <= {"PR0", "PR1", "PR4", "PR5"}
    assert episodes["need"].str.contains("^N[1-8]$").all()


def test_the_reason_of_a_new_episode_says_what_changed(episodes: pl.DataFrame):
    before = pl.col("legal_status", "placement", "placement_postcode").shift(1).over("person_id")
    told = episodes.with_columns(before.name.suffix("_before")).filter(pl.col("reason_new") != "S")
    is_same_status = pl.col("legal_status") == pl.col("legal_status_before")
    is_same_place = pl.col("placement_postcode") == pl.col("placement_postcode_before")
    assert told.filter((pl.col("reason_new") == "L") & (is_same_status | ~is_same_place)).is_empty()
    assert told.filter((pl.col("reason_new") == "P") & (~is_same_status | is_same_place)).is_empty()
    assert told.filter((pl.col("reason_new") == "T") & (~is_same_status | ~is_same_place)).is_empty()
    assert set(episodes["reason_new"]) >= {"S", "L", "P", "T"}


def test_a_move_has_its_reason_on_the_episode_that_ceases(episodes: pl.DataFrame):
    following = episodes.with_columns(next_new=pl.col("reason_new").shift(-1).over("person_id"))
    moves = following.filter((pl.col("reason_ceased") == "X1") & pl.col("next_new").is_in(["P", "T", "B", "U"]))
    assert moves.height > 50
    assert moves["reason_place_change"].null_count() == 0
    assert following.filter(pl.col("next_new") == "L")["reason_place_change"].null_count() > 0


def test_inspected_placements_have_a_number_and_homes_have_none(episodes: pl.DataFrame):
    assert episodes.filter(pl.col("placement").is_in(["K2", "U6"]))["urn"].str.contains(r"^SC\d{7}$").all()
    assert episodes.filter(pl.col("placement") == "P1")["urn"].null_count() > 0
    assert (episodes.filter(pl.col("placement") == "P1")["provider"] == "PR0").all()


def test_care_ends_in_every_way(episodes: pl.DataFrame):
    ends = set(episodes["reason_ceased"].drop_nulls())
    assert {"X1", "E4A", "E41", "E45", "E47", "E11", "E12"} <= ends
    assert {"E5", "E17"} & ends
