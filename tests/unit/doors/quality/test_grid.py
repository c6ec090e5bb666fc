"""Cells and tables of the pages on data quality."""

from __future__ import annotations

from waypost.doors.quality.grid import Cell, Grid


def test_words_are_read_from_the_left_and_numbers_from_the_right():
    row = (Cell("A source"), Cell("rule"), Cell("Refused"), Cell("1.0"), Cell("–"))
    assert Grid("found", "", "", ("",) * 5, (row,)).words == {0, 1, 2}
    assert not Cell("Yes 97%", "answerable").is_words
