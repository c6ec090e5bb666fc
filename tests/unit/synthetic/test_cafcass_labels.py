"""A year of labels instead of codes."""

from __future__ import annotations

from datetime import date, datetime

import polars as pl

from waypost.synthetic.cafcass_labels import as_coded
from waypost.vocabulary.cafcass_extract import subjects
from waypost.vocabulary.code_lists import CodeList
from waypost.vocabulary.ethnicity import ETHNICITIES
from waypost.vocabulary.orders import ORDERS

DAYS = [datetime(2024, 3, 31, 12), datetime(2024, 4, 1, 12), datetime(2025, 3, 31, 12), datetime(2025, 4, 1, 12)]


def told(subject: str, name: str, code: str) -> list[str]:
    """Return how a code is written on the four days around the year."""
    column = next(one for one in subjects()[subject].columns if one.name == name)
    rows = pl.DataFrame({"recorded_at": DAYS}).with_columns(pl.lit(code).alias(name))
    return rows.select(as_coded(column)).to_series().to_list()


def test_in_the_year_the_label_is_written_and_before_and_after_it_the_code():
    label = ORDERS.title("care_order")
    assert told("orders_received", "order_type", "care_order") == ["care_order", label, label, "care_order"]


def test_every_label_is_one_that_a_reader_knows():
    lists: dict[str, tuple[str, str, CodeList]] = {
        "children": ("ethnicity", "children", ETHNICITIES),
        "orders_received": ("order_type", "orders_received", ORDERS),
    }
    for column, subject, codes in lists.values():
        for code in codes.codes:
            assert codes.from_source("cafcass", told(subject, column, code)[1]) == code


def test_codes_of_the_extract_itself_and_dates_are_written_as_ever():
    assert told("closures", "reason", "final_order") == ["final_order"] * 4
    column = next(one for one in subjects()["closures"].columns if one.name == "closed_on")
    rows = pl.DataFrame({"recorded_at": DAYS, "closed_on": [date(2024, 5, 1)] * 4})
    assert set(rows.select(as_coded(column)).to_series()) == {"2024-05-01"}
