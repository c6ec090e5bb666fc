"""Shares of records: counts hidden and rounded, shares worked from what is printed, and nothing to subtract."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from waypost.disclosure.profile import read_profile
from waypost.disclosure.shares import (
    ReleasedTable,
    profile_for_shares,
    release_days,
    release_derived,
    release_shares,
)
from waypost.pipeline.data_quality.tallies import tally

RULE = read_profile("round_to_5")
BY = ("field",)


def released(cells, fewest=10, **told):
    """Release cells of (place, month): (numerator, denominator), with every whole, as {(place, month): row}."""
    rows = [
        {"field": "f", "place_kind": "area", "place": place, "month": month, "is_told": number < numerator}
        for (place, month), (numerator, denominator) in cells.items()
        for number in range(denominator)
    ]
    schema = {**dict.fromkeys(("field", "place_kind", "place", "month"), pl.String), "is_told": pl.Boolean}
    table = release_shares("t", tally(pl.DataFrame(rows, schema=schema), BY), BY, RULE, fewest=fewest, **told)
    return {(row["place"], row["month"]): row for row in table.frame.to_dicts()}


def test_counts_are_rounded_and_the_share_is_worked_from_them():
    row = released({("a", "1"): (48, 52)})["a", "1"]
    assert (row["numerator"], row["denominator"], row["percent"], row["marker"]) == (50, 50, 100.0, "")


def test_a_small_count_is_hidden_and_its_share_with_it():
    row = released({("a", "1"): (3, 60)})["england", "all"]
    assert (row["numerator"], row["denominator"], row["percent"], row["marker"]) == (None, 60, None, "c")


def test_a_nought_is_told():
    row = released({("a", "1"): (0, 60)})["a", "1"]
    assert (row["numerator"], row["percent"], row["marker"]) == (0, 0.0, "")


def test_a_share_of_few_is_not_told():
    row = released({("a", "1"): (40, 49)}, fewest=50)["a", "1"]
    assert (row["numerator"], row["denominator"], row["percent"], row["marker"]) == (40, 50, None, "u")


def test_beside_a_lone_hidden_part_the_smallest_goes_too():
    told = released({("a", "1"): (3, 60), ("b", "1"): (20, 60), ("c", "1"): (30, 60)})
    assert [told[place, "1"]["numerator"] for place in ("a", "b", "c")] == [None, None, 30]
    assert told["england", "1"]["numerator"] == 55


def test_what_hides_in_places_hides_in_months_too():
    told = released({("a", "1"): (3, 60), ("a", "2"): (40, 60), ("b", "1"): (20, 60), ("b", "2"): (30, 60)})
    hidden = {
        key for key, row in told.items() if row["numerator"] is None and "england" not in key and "all" not in key
    }
    assert hidden == {("a", "1"), ("a", "2"), ("b", "1"), ("b", "2")}


COUNTS = st.tuples(st.one_of(st.integers(0, 8), st.integers(0, 40)), st.integers(0, 40))


@given(st.lists(COUNTS, min_size=2, max_size=6), st.integers(1, 3))
def test_no_small_count_is_printed_and_none_is_hidden_alone(pairs, months):
    cells = {
        (f"place {number}", str(number % months)): (told, told + rest) for number, (told, rest) in enumerate(pairs)
    }
    out = released(cells)
    for (place, month), row in out.items():
        for role in ("numerator", "denominator"):
            assert row[role] is None or row[role] % 5 == 0
        assert row["percent"] is None or row["marker"] == ""
        if (place, month) in cells:
            true_numerator, true_denominator = cells[place, month]
            assert row["numerator"] is None or not 0 < true_numerator < 6
            assert row["denominator"] is None or not 0 < true_denominator < 6
    for role, at in (("numerator", 0), ("denominator", 1)):
        for month in {month for _, month in cells}:
            parts = [key for key in cells if key[1] == month and cells[key][at] > 0]
            hidden = [key for key in parts if out[key][role] is None]
            assert len(hidden) != 1 or len(parts) == 1
            if len(parts) == 1 and hidden:
                assert out["england", month][role] is None


def test_averages_are_told_of_enough_and_where_the_count_is():
    frame = pl.DataFrame(
        {
            "field": ["f", "g", "h"],
            "numerator": [0, 0, 0],
            "denominator": [10, 9, 3],
            "median_days": [2.5, 2.5, 2.5],
        },
        schema_overrides={"numerator": pl.Int64, "denominator": pl.Int64},
    )
    told = release_shares("t", frame, BY, RULE, fewest=1, averages=["median_days"]).frame
    assert told["median_days"].to_list() == [2.0, None, None]


def test_a_rate_of_a_thousand_has_a_decimal():
    frame = pl.DataFrame({"field": ["f"], "numerator": [280], "denominator": [21_615]})
    told = release_shares("t", frame, BY, RULE, fewest=1, per=1000, values="per_thousand").frame
    assert told["per_thousand"].to_list() == [13.0]


def test_a_senders_last_day_is_told_as_a_month():
    frame = pl.DataFrame(
        {
            "source": ["ssd", "ssd", "cin"],
            "title": ["S", "S", "C"],
            "place": ["all", "E06000001", "all"],
            "told_until": [date(2027, 3, 2), date(2027, 3, 2), None],
            "received_on": [date(2027, 3, 3)] * 3,
        }
    )
    told = release_days("freshness", frame).frame
    assert told["told_until"].to_list() == ["2027-03-02", "2027-03", None]
    assert told["received_on"].to_list() == ["2027-03-03"] * 3


def test_nobody_else_makes_a_released_table():
    with pytest.raises(TypeError, match="nothing else"):
        ReleasedTable("t", pl.DataFrame())
    with pytest.raises(ValueError, match="derived from"):
        release_derived("t", pl.DataFrame())


def test_the_stricter_rule_is_kept():
    assert profile_for_shares().round_counts_to == 5
    assert profile_for_shares("unrounded_counts").name == "round_to_5"
    assert profile_for_shares(RULE) is RULE
