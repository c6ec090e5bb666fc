"""Filling: years, one authority, and what cannot be placed."""

from __future__ import annotations

from datetime import date

import pytest

from support.told_record import AUTHORITY, SUBMITTED, HandMade, hand_made
from waypost.pipeline.returns.definition import definition
from waypost.pipeline.returns.fill import NoSuchAuthority, YearNotRead, read_year, year_of


@pytest.mark.parametrize("text", ["2026/27", "2026-27"])
def test_a_year_is_read(text):
    year = read_year(text)
    assert (year.begins_on, year.ends_on, year.title) == (date(2026, 4, 1), date(2027, 3, 31), "2026/27")


@pytest.mark.parametrize("text", ["2026", "2026/28", "26/27", "year/27", ""])
def test_no_year_is_refused(text):
    with pytest.raises(YearNotRead, match="2026/27"):
        read_year(text)


@pytest.mark.parametrize(("day", "title"), [(date(2027, 3, 31), "2026/27"), (date(2027, 4, 1), "2027/28")])
def test_a_year_turns_on_1_april(day, title):
    assert year_of(day).title == title


def test_every_field_of_every_row_has_an_answer(tmp_path):
    filled = hand_made(tmp_path).begun("ssd").applied().filled()
    assert filled.answers["field"].to_list() == list(definition().fields)
    assert filled.answers["how_sure"].null_count() == 0
    blank = filled.answers.filter(how_sure="blank")
    assert blank["note"].null_count() == 0, "a blank says why"


def test_one_authority_and_no_other(tmp_path):
    record = hand_made(tmp_path).begun("ssd")
    assert record.filled(authority=AUTHORITY).rows.height == 1
    with pytest.raises(NoSuchAuthority, match="GSS"):
        record.filled(authority="E09000001")


def test_a_year_narrows_the_rows(tmp_path):
    assert hand_made(tmp_path).begun("ssd").filled(year=read_year("2024/25")).rows.is_empty()


def test_an_application_of_nobody_is_counted(tmp_path):
    record = HandMade(tmp_path).child().case(authority=None).event("cafcass", "application_received", SUBMITTED)
    filled = record.filled()
    assert (filled.rows.height, filled.of_no_authority) == (0, 1)
