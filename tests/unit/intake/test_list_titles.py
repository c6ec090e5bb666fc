"""Which list of Annex A a row of titles belongs to."""

from __future__ import annotations

import pytest

from waypost.intake.layouts import Layout, layouts
from waypost.intake.list_titles import list_of, words_of

LISTS = [layout for layout in layouts() if layout.source == "annex_a"]


@pytest.mark.parametrize("layout", LISTS, ids=lambda layout: layout.table)
def test_every_list_is_told_by_its_own_titles(layout: Layout) -> None:
    found = list_of(layout.column_names)
    assert found is not None
    assert (found.layout, found.columns, found.lost) == (layout, layout.column_names, ())
    assert found.number == layout.table.removeprefix("list_")


@pytest.mark.parametrize("layout", LISTS, ids=lambda layout: layout.table)
def test_no_two_titles_of_a_list_are_the_same(layout: Layout) -> None:
    also = {field.name: field.also for field in layout.fields}
    ways = {words_of(way): name for name in layout.column_names for way in (name, *also.get(name, ()))}
    assert len({words_of(name) for name in layout.column_names}) == len(layout.column_names)
    assert all(ways[words_of(way)] == name for name in layout.column_names for way in (name, *also.get(name, ())))


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Does the Child have a Disability", "DOES CHILD HAVE DISABILITY?"),
        ("Gender", "Sex"),
        ("Date of Birth", "DOB"),
        ("Date Started to be Looked After", "LAC start date"),
        ("Child Protection Plan Start Date", "CPP Start Date"),
        ("Number of Previous Child Protection Plans", "No. of Previous Child Protection Plans"),
        ("Child's Legal Status", "Child\u2019s legal status"),
        (
            "Was the child offered a Return Interview after their last missing episode (Y/N)?",
            "Was the child offered a return interview after last missing episode",
        ),
    ],
)
def test_titles_of_the_same_words(title, other):
    assert words_of(title) == words_of(other)


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Date of Placement Order", "Date of Adoption Order"),
        ("Child Protection Plan Start Date", "Child Protection Plan End Date"),
        (
            "Date of Decision that Child Should be Placed for Adoption",
            "Date of Decision that Child Should No Longer be Placed for Adoption",
        ),
        ("Date Started to be Looked After", "Date Ceased to be Looked After"),
    ],
)
def test_titles_that_differ_in_the_word_that_matters(title, other):
    assert words_of(title) != words_of(other)


@pytest.mark.parametrize(
    "cells",
    [
        (),
        ("", " "),
        ("Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)"),
        ("CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB"),
        ("pers_person_id", "pers_sex", "pers_dob"),
        ("?", "(Y/N)"),
    ],
)
def test_what_is_like_no_list(cells):
    assert list_of(cells) is None


def test_no_other_table_is_taken_for_a_list():
    taken = {
        layout.table: found.layout.table
        for layout in layouts()
        if layout.source != "annex_a" and (found := list_of(layout.column_names))
    }
    assert taken == {}


def test_a_list_that_lacks_what_tells_it_is_known_and_said_to_lack_it():
    layout = next(layout for layout in LISTS if layout.table == "list_10")
    cells = tuple(name for name in layout.column_names if name != "Date of Placement Order")
    found = list_of(cells)
    assert found is not None
    assert found.lost == ("Date of Placement Order",)


def test_a_title_that_stands_twice_is_the_columns_the_first_time():
    layout = next(layout for layout in LISTS if layout.table == "list_7")
    found = list_of((*layout.column_names, "Child ID", "", ""))
    assert found is not None
    assert found.columns[-3:] == ("Child ID (again)", "", "")
