"""Which known table a header row belongs to, and what is said when it nearly does."""

from __future__ import annotations

import pytest

from support.tables import GOOD, TABLES_OF
from waypost.intake.layouts import layouts
from waypost.intake.recognising import Nearly, Recognised, absent_columns, is_area_map, recognise

EPISODES = tuple(GOOD["episodes"])
CASES = [(source, table) for source, tables in TABLES_OF.items() for table in tables]


@pytest.mark.parametrize(("source", "table"), CASES)
def test_every_table_is_told_by_its_columns_in_any_order_and_case(source, table):
    columns = tuple(name.title() + " " for name in reversed(list(GOOD[table])))
    found = recognise(columns)
    assert isinstance(found, Recognised)
    assert (found.layout.source, found.layout.table) == (source, table)
    assert absent_columns(found.layout, columns) == ()


@pytest.mark.parametrize("layout", [layout for layout in layouts() if not layout.is_read], ids=lambda one: one.table)
def test_every_table_that_is_known_and_not_read_is_told(layout):
    found = recognise(layout.column_names)
    assert isinstance(found, Recognised)
    assert found.layout == layout


def test_a_renamed_column_is_named_with_the_one_it_should_be():
    found = recognise(tuple("DECOMM" if name == "DECOM" else name for name in EPISODES))
    assert isinstance(found, Nearly)
    assert found.reason == "looks like SSDA903 episodes, but has no column DECOM and an unknown column DECOMM"


def test_a_renamed_column_is_not_let_pass_because_it_may_be_empty():
    found = recognise(tuple("PL_POSTS" if name == "PL_POST" else name for name in EPISODES))
    assert isinstance(found, Nearly)
    assert "has no column PL_POST and an unknown column PL_POSTS" in found.reason


def test_what_is_no_name_of_a_column_is_never_said_aloud():
    found = recognise(tuple("Ms Nobody, 1 Nowhere" if name == "DECOM" else name for name in EPISODES))
    assert isinstance(found, Nearly)
    assert found.reason == "looks like SSDA903 episodes, but has no column DECOM, has 1 unknown column"


def test_a_column_that_stands_twice_puts_the_file_back():
    found = recognise((*EPISODES, "decom"))
    assert isinstance(found, Nearly)
    assert "stands in it twice" in found.reason


def test_columns_without_a_name_at_the_end_are_let_pass():
    assert isinstance(recognise((*EPISODES, "", "")), Recognised)


def test_a_column_that_is_missing_or_unknown_is_no_reason_to_put_the_file_back():
    columns = (*(name for name in EPISODES if name != "URN"), "supplier_note")
    found = recognise(columns)
    assert isinstance(found, Recognised)
    assert absent_columns(found.layout, columns) == ("URN",)


def test_a_column_of_older_releases_is_not_missed():
    found = recognise(tuple(GOOD["ssd_person"]))
    assert isinstance(found, Recognised)
    assert "pers_upn" not in absent_columns(found.layout, tuple(GOOD["ssd_person"]))


@pytest.mark.parametrize("columns", [("A", "B"), ("name", "born", "town"), ("case_id",), ("",)])
def test_other_tables_are_like_none(columns):
    assert recognise(columns) is None


def test_a_map_of_areas_is_told():
    assert is_area_map(("Kind", "code", "name", "area", "from_on", "to_on", "source"))
    assert not is_area_map(("kind", "code"))
