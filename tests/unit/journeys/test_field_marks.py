"""Every field of the record has a mark."""

from __future__ import annotations

import polars as pl

from waypost.intake.registry import SOURCES as READ
from waypost.journeys.field_marks import SOURCES, column_mark, field_marks, unclassified
from waypost.vocabulary.confidentiality.marks import MARKS


def test_every_source_that_is_read_is_marked():
    assert set(SOURCES) == set(READ)


def test_no_column_of_the_record_is_unclassified():
    assert unclassified() == []


def test_a_column_that_nobody_classified_is_withheld():
    assert column_mark("secrets", "colour") == "withheld"
    assert column_mark("events", "file") == "file_name"
    assert column_mark("journeys", "first_on") == "personal"
    assert column_mark("children", "ethnicity") == "special_category"


def test_the_table_names_every_field_once():
    marks = field_marks()
    assert not marks.select("source", "field").is_duplicated().any()
    assert set(marks["mark"].unique()) <= set(MARKS)
    assert marks["source"].n_unique() == len(SOURCES) + 1
    assert marks.filter(pl.col("field") == "caseData.never.heard.of").is_empty()
    assert marks.sort("source", "field").equals(marks)
