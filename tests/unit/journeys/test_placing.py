"""Proceedings are placed by the court first, then by the authority, on the map of the day."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from waypost.journeys.placing import place

MAP = pl.DataFrame(
    [
        ("court", "100", "birmingham", None, None),
        ("authority", "E08000025", "coventry", None, None),
        ("authority", "E06000047", "cleveland_and_south_durham", date(2020, 1, 1), date(2024, 12, 31)),
        ("authority", "E06000047", "northumbria_and_north_durham", date(2025, 1, 1), None),
        ("authority", "E10000001", "swindon", None, None),
        ("authority", "E10000001", "bristol", None, None),
    ],
    schema={"kind": pl.String, "code": pl.String, "area": pl.String, "from_on": pl.Date, "to_on": pl.Date},
    orient="row",
)


@pytest.mark.parametrize(
    ("court", "authority", "placed_on", "area"),
    [
        ("100", "E08000025", date(2025, 5, 1), "birmingham"),
        ("999", "E08000025", date(2025, 5, 1), "coventry"),
        (None, "E08000025", None, "coventry"),
        (None, "E06000047", date(2024, 12, 31), "cleveland_and_south_durham"),
        (None, "E06000047", date(2025, 1, 1), "northumbria_and_north_durham"),
        (None, "E10000001", date(2025, 1, 1), "bristol"),
        (None, "W06000001", date(2025, 1, 1), None),
        (None, None, date(2025, 1, 1), None),
    ],
)
def test_place(court, authority, placed_on, area):
    schema = {"court": pl.String, "authority": pl.String, "placed_on": pl.Date}
    proceedings = pl.DataFrame([(court, authority, placed_on)], schema=schema, orient="row")
    assert place(proceedings, MAP)["area"].to_list() == [area]


def test_every_row_stays_once_and_in_order():
    proceedings = pl.DataFrame(
        {"court": ["100", None, None], "authority": [None, "E10000001", None], "placed_on": [date(2025, 1, 1)] * 3}
    )
    placed = place(proceedings, MAP)
    assert placed.drop("area").equals(proceedings)
    assert placed["area"].to_list() == ["birmingham", "bristol", None]
