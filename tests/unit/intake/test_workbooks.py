"""The sheets of a workbook as rows of text."""

from __future__ import annotations

import datetime as dt

import pytest
import xlsxwriter

from waypost.intake.workbook_guard import WorkbookNotRead
from waypost.intake.workbooks import open_workbook


def rows_of(path):
    return {place: [(row.number, row.cells) for row in rows] for place, rows in open_workbook(path).sheets()}


def test_every_kind_of_cell_becomes_text(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet()
        day = workbook.add_format({"num_format": "dd/mm/yyyy"})
        moment = workbook.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        clock = workbook.add_format({"num_format": "hh:mm"})
        sheet.write_row(0, 0, [" text ", 12, 12.5, True])
        sheet.write_datetime(0, 4, dt.datetime(2024, 5, 1), day)
        sheet.write_datetime(0, 5, dt.datetime(2024, 5, 1, 10, 30), moment)
        sheet.write_datetime(0, 6, dt.time(10, 30), clock)
        sheet.write_formula(0, 7, "=1/0", None, "#DIV/0!")
        sheet.write_formula(0, 8, "=1+1", None, 2)
    ((number, cells),) = rows_of(path)[1]
    assert number == 1
    assert cells[:6] == ("text", "12", "12.5", "true", "2024-05-01", "2024-05-01T10:30:00")
    assert cells[6:] == ("10:30:00", "", "2")


def test_rows_and_columns_keep_their_places_and_empty_rows_are_none(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        first, second = workbook.add_worksheet(), workbook.add_worksheet()
        first.write(4, 2, "a")
        first.write(7, 3, "b")
        first.set_row(200_000, 30)
        first.write_blank(300_000, 9, None, workbook.add_format({"bold": True}))
        second.hide()
    assert rows_of(path) == {1: [(5, ("", "", "a", "")), (8, ("", "", "", "b"))], 2: []}


def test_a_plain_number_is_told_from_a_day(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path), {"date_1904": True}) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write(0, 1, 43875)
        sheet.write_datetime(0, 2, dt.datetime(2024, 2, 15), workbook.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.write(0, 3, "45337")
    opened = open_workbook(path)
    (row,) = next(iter(rows for _, rows in opened.sheets()))
    assert opened.counts_from_1904
    assert row.cells == ("", "43875", "2024-02-15", "45337")
    assert row.is_figure == (False, True, False, False)


def test_a_sheet_that_cannot_be_read_is_told_as_such(tmp_path, monkeypatch):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        workbook.add_worksheet().write(0, 0, "a")
    opened = open_workbook(path)

    class PanicException(BaseException):
        """As the reader's own language raises it."""

    def panics(_: object) -> None:
        raise PanicException

    monkeypatch.setattr("waypost.intake.workbooks._rows", panics)
    with pytest.raises(WorkbookNotRead, match="cannot be read"):
        list(opened.sheets())

    def is_stopped(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("waypost.intake.workbooks._rows", is_stopped)
    with pytest.raises(KeyboardInterrupt):
        list(opened.sheets())
