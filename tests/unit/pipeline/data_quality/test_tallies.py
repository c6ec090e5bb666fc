"""Windows of whole months, and wholes that stand beside their parts."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from waypost.pipeline.data_quality.tallies import every_whole, first_month, in_window, tally


@pytest.mark.parametrize(
    ("as_of", "months", "first"),
    [
        (date(2027, 3, 31), 1, date(2027, 3, 1)),
        (date(2027, 3, 31), 3, date(2027, 1, 1)),
        (date(2027, 3, 31), 4, date(2026, 12, 1)),
        (date(2027, 12, 1), 24, date(2026, 1, 1)),
    ],
)
def test_a_window_begins_with_a_whole_month(as_of, months, first):
    assert first_month(as_of, months) == first


def test_days_outside_the_window_or_not_told_are_left_out():
    days = pl.DataFrame({"day": [date(2026, 12, 31), date(2027, 1, 1), date(2027, 2, 10), date(2027, 2, 11), None]})
    assert in_window(days, "day", date(2027, 2, 10), 2)["month"].to_list() == ["2027-01", "2027-02"]


def rows(*told):
    schema = {"by": pl.String, "place_kind": pl.String, "place": pl.String, "month": pl.String, "is_told": pl.Boolean}
    return pl.DataFrame([("x", "area", *one) for one in told], schema=schema, orient="row")


def test_a_tally_has_every_whole_of_places_and_months():
    told = tally(rows(("a", "1", True), ("a", "2", False), ("b", "1", True)), ["by"])
    assert {row[2:] for row in told.rows()} == {
        *(("a", "1", 1, 1), ("a", "2", 0, 1), ("b", "1", 1, 1)),
        *(("england", "1", 2, 2), ("england", "2", 0, 1)),
        *(("a", "all", 1, 2), ("b", "all", 1, 1)),
        ("england", "all", 2, 3),
    }


def test_what_does_not_add_up_is_worked_out_of_each_whole_anew():
    told = every_whole(rows(("a", "1", True), ("b", "1", False)), ["by"], [pl.len().alias("n")])
    assert told.filter(pl.col("place") == "england", pl.col("month") == "all")["n"].to_list() == [2]
