"""All dimensions of one build, released: what the tables hold, and what they do not."""

from __future__ import annotations

import json

import polars as pl
import pytest

from support.agreements import usable
from waypost.disclosure.shares import ReleasedTable
from waypost.pipeline.data_quality.assess import assess
from waypost.vocabulary.sharing_terms import DATA_QUALITY


@pytest.fixture(scope="module")
def quality(built):
    return assess(usable(built, DATA_QUALITY), json.loads((built / "run.json").read_text()))


def test_every_dimension_is_a_released_table(quality):
    assert [table.name for table in quality.tables] == [
        *("gap_map", "freshness", "completeness", "timeliness", "consistency"),
        *("linkage", "source_faults", "findings"),
    ]
    assert all(isinstance(table, ReleasedTable) for table in quality.tables)
    assert quality.is_invented
    assert quality.as_of.isoformat() == "2027-03-31"


def test_no_count_of_one_to_five_is_told_and_all_are_rounded(quality):
    for table in quality.tables:
        for role in {"numerator", "denominator"} & set(table.frame.columns):
            printed = table.frame[role].drop_nulls()
            assert (printed % 5 == 0).all(), table.name
    assert set(quality.completeness.frame["marker"]) <= {"", "c", "u"}


def test_nobodys_identifier_stands_in_any_table(quality):
    for table in quality.tables:
        for column in table.frame.select(pl.col(pl.String)).iter_columns():
            assert not column.str.contains(r"^[CPE]-[0-9A-Z]{5}-").any()


def test_pages_see_england_by_month_and_places_over_the_window(quality):
    shown = quality.for_pages()
    assert {row["place"] for row in shown["completeness"] if row["month"] != "all"} == {"england"}
    assert len(shown["gap_map"]) == quality.gap_map.frame.height
    assert len(quality.as_plain()["completeness"]) == quality.completeness.frame.height > len(shown["completeness"])


def test_freshness_is_told_of_each_source_as_a_whole(quality, built):
    run = json.loads((built / "run.json").read_text())
    assert quality.fresh() == run["freshness"]
    assert {row["source"] for row in run["freshness"]} == set(run["sources"])
    assert {"title": "Cafcass", "received_on": "2027-03-31"}.items() <= next(
        row for row in run["freshness"] if row["source"] == "cafcass"
    ).items()


def test_the_same_build_gives_the_same_tables(quality, built):
    again = assess(usable(built, DATA_QUALITY), json.loads((built / "run.json").read_text()))
    for one, other in zip(quality.tables, again.tables, strict=True):
        assert one.frame.equals(other.frame), one.name
