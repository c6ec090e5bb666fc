"""The sheets of a workbook as rows of text. Nothing of a sheet's name or of a cell is ever said.

A day is written in ISO 8601, a whole number without a fraction, yes and no as true and false. What stands before the
first filled row and column is kept, so that a row's number is the one that people see beside it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum

from waypost.intake.workbook_guard import WorkbookNotRead, check_workbook

DAYS_TO_1904 = 1462
"""How many days earlier a workbook that counts from 1900 begins than one that counts from 1904."""

_PANIC = "PanicException"  # what the reader's own language raises; it is no Exception and has no name to import
Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta


@dataclass(frozen=True, slots=True)
class Row:
    """A filled row: its number in the sheet, from 1, and its cells, from the sheet's first column.

    `is_figure` says of each cell whether it is a plain number, which may be a day that nobody formatted as one.
    """

    number: int
    cells: tuple[str, ...]
    is_figure: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook that may be opened. `counts_from_1904`: a day given as a plain number is counted from then."""

    path: Path
    counts_from_1904: bool

    def sheets(self) -> Iterator[tuple[int, Iterator[Row]]]:
        """Yield each sheet of cells: its place from 1, and its filled rows. Raises `WorkbookNotRead`."""
        try:
            with CalamineWorkbook.from_path(self.path) as opened:
                for place, sheet in enumerate(opened.sheets_metadata, 1):
                    if sheet.typ == SheetTypeEnum.WorkSheet:
                        yield place, _rows(opened.get_sheet_by_index(place - 1))
        except CalamineError as error:
            raise WorkbookNotRead("is a workbook of which a sheet cannot be read") from error
        except BaseException as error:
            if type(error).__name__ != _PANIC:
                raise
            raise WorkbookNotRead("is a workbook of which a sheet cannot be read") from error


def open_workbook(path: Path) -> Workbook:
    """Return a workbook that may be opened; raise `WorkbookNotRead` when it may not."""
    return Workbook(path, check_workbook(path))


def _rows(sheet: CalamineSheet) -> Iterator[Row]:
    if sheet.start is None:
        return
    _, first_column = sheet.start
    before = ("",) * first_column
    for number, cells in enumerate(sheet.iter_rows(), 1):
        texts = before + tuple(map(_text, cells))
        if any(texts):
            figures = (False,) * first_column + tuple(type(cell) in (int, float) for cell in cells)
            yield Row(number, texts, figures)


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, (dt.datetime, dt.date, dt.time)):
        return cell.isoformat()
    return str(cell)
