"""A return speaks in the codes of its own year, even where it is wrong at first."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from waypost.synthetic.return_codes import collection_year, first_year, in_codes_of, last_year, placement_in

EPISODES = {
    "placement": pl.String,
    "reason_ceased": pl.String,
    "started_on": pl.Date,
    "ended_on": pl.Date,
    "is_edited": pl.Boolean,
}


def episodes(*rows):
    return pl.DataFrame(list(rows), schema=EPISODES, orient="row")


@pytest.mark.parametrize(
    ("placement", "year", "told"), [("K3", 2023, "H5"), ("K3", 2024, "K3"), ("Z12", 2024, "Z1"), ("U4", 2020, "U4")]
)
def test_a_placement_is_told_in_the_codes_of_the_year(placement, year, told):
    rows = episodes((placement, None, date(2020, 5, 1), None, False))
    assert rows.select(placement_in(pl.lit(year))).item() == told


@pytest.mark.parametrize(("reason", "year", "told"), [("E46", 2017, "E43"), ("E46", 2018, "E46"), ("E4A", 2015, "E4A")])
def test_a_reason_is_told_in_the_codes_of_the_year(reason, year, told):
    rows = episodes(("U4", reason, date(2015, 5, 1), None, False))
    assert rows.select(in_codes_of("reason_ceased", pl.lit(year))).item() == told


@pytest.mark.parametrize(
    ("placement", "year", "told"), [("U4", 2021, "U6"), ("U4", 2022, "U4"), ("K3", 2021, "H5"), ("K3", 2024, "K3")]
)
def test_an_edited_placement_is_wrong_in_its_first_return_alone_and_in_that_years_codes(placement, year, told):
    rows = episodes((placement, None, date(2021, 5, 1), date(2025, 1, 1), True))
    assert rows.select(placement_in(pl.lit(year))).item() == told


def test_years_begin_in_april():
    assert [collection_year(date(2024, 3, 31)), collection_year(date(2024, 4, 1))] == [2023, 2024]
    rows = episodes(
        ("U4", None, date(2024, 3, 31), date(2025, 4, 1), False), ("U4", None, date(2024, 4, 1), None, False)
    )
    assert rows.select(first_year()).to_series().to_list() == [2023, 2024]
    assert rows.select(last_year(date(2027, 3, 31))).to_series().to_list() == [2025, 2026]
