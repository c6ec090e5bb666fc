"""Dates of which a part is not known: kept as far as they are known, and no day is made up."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from support.tables import read_tables, row, rules
from waypost.intake.ssda903.partial_dates import first_possible_day, known_day, tidy_partial_date

KEPT = {
    "12/05/2020": "2020-05-12",
    "2020-05-12": "2020-05-12",
    "zz/05/2020": "2020-05",
    "ZZ/5/2020": "2020-05",
    "zz/zz/2020": "2020",
    "zz/zz/zzzz": None,
    "zz/13/2020": None,
    "31/02/2020": None,
    "zz/05/20": None,
    None: None,
}


@pytest.mark.parametrize(("told", "kept"), KEPT.items())
def test_a_partial_date_is_kept_as_far_as_it_is_known(told, kept):
    value = tidy_partial_date("DATE_PERM").value
    assert pl.DataFrame({"DATE_PERM": [told]}, schema={"DATE_PERM": pl.String}).select(value).item() == kept


def test_only_a_whole_date_is_a_day():
    frame = pl.DataFrame({"told": ["2020-05-12", "2020-05", "2020", None]})
    assert frame.select(known_day(pl.col("told"))).to_series().to_list() == [date(2020, 5, 12), None, None, None]
    assert frame.select(first_possible_day(pl.col("told"))).to_series().to_list() == [
        date(2020, 5, 12),
        date(2020, 5, 1),
        date(2020, 1, 1),
        None,
    ]


@pytest.mark.parametrize(
    ("told", "days"),
    [("12/05/2021", [date(2021, 5, 12)]), ("zz/05/2021", []), ("zz/zz/2021", []), ("zz/zz/zzzz", [])],
)
def test_an_event_is_told_only_where_the_day_is_known(tmp_path, told, days):
    told_row = row("previous_permanence", DATE_PERM=told)
    reading = read_tables(tmp_path, "ssda903", header=[row("header")], previous_permanence=[told_row])
    assert reading.events.filter(kind="earlier_permanence_ordered")["happened_on"].to_list() == days
    assert rules(reading) == []


def test_what_is_no_date_is_said_and_emptied(tmp_path):
    told_row = row("previous_permanence", DATE_PERM="Qz/05/2021")
    reading = read_tables(tmp_path, "ssda903", header=[row("header")], previous_permanence=[told_row])
    assert rules(reading) == [("row 2", "date_not_real")]
