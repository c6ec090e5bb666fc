"""The lists in a workbook: which sheet is which, and its rows as a table of text.

A sheet's list is told by its titles, in the first rows that are filled. What stands above the titles is no row of the
list. Two sheets of one list are read one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import polars as pl

from waypost.intake.annex_a.places import row_of
from waypost.intake.contract import empty
from waypost.intake.files import SourceFile
from waypost.intake.findings import WHOLE_FILE, Fault, on_file
from waypost.intake.layouts import Layout, layouts_of
from waypost.intake.list_titles import SOURCE, ListFound, ListSheet, list_sheet, number_of
from waypost.intake.recognising import absent_columns
from waypost.intake.tables import Table, about_columns, column_names
from waypost.intake.workbook_guard import WorkbookNotRead
from waypost.intake.workbooks import DAYS_TO_1904, Row, Workbook, open_workbook

_NOT_YET = "Nothing. Waypost reads lists 7, 8 and 10."
_NO_LIST = Fault("sheet_no_list", "the sheet is like no list of Annex A; it was left", "Nothing, if it holds no list.")


def read_workbook(file: SourceFile) -> tuple[dict[str, Table], pl.DataFrame]:
    """Return the lists of a workbook by name, and findings on what of it was left.

    A workbook that cannot be read is one record of list 7, refused; so is a sheet that is nearly a list, of that list.
    """
    tables: dict[str, Table] = {}
    left = [empty("findings")]
    try:
        workbook = open_workbook(file.path)
        for place, rows in workbook.sheets():
            sheet = list_sheet(place, rows)
            if sheet is None:
                left.append(on_file(SOURCE, file.name, f"sheet {place}", _NO_LIST))
            elif not sheet.found.layout.is_read:
                left.append(on_file(SOURCE, file.name, f"sheet {place}", _not_read(sheet.found)))
            else:
                name = sheet.found.layout.table
                table = _table(file, sheet, workbook, is_first=name not in tables)
                tables[name] = _joined(tables[name], table) if name in tables else table
        if not tables:
            raise WorkbookNotRead("is a workbook without lists 7, 8 and 10")
    except WorkbookNotRead as error:
        fault = Fault("workbook_not_read", f"it {error.reason}; not all of it was taken", error.do, is_refusal=True)
        name, layout = next(iter(layouts_of(SOURCE).items()))
        refused = _refused(file, layout, WHOLE_FILE, fault)
        tables[name] = _joined(tables[name], refused) if name in tables else refused
    return tables, pl.concat(left)


def _not_read(found: ListFound) -> Fault:
    return Fault("list_not_read", f"the sheet is list {found.number}; it was left", _NOT_YET)


def _table(file: SourceFile, sheet: ListSheet, workbook: Workbook, *, is_first: bool) -> Table:
    """Return a sheet's rows below its titles. An empty row is none."""
    layout = sheet.found.layout
    place = 0 if is_first else sheet.place
    position = f"row {row_of(place, sheet.titles_at)}"
    if sheet.found.lost:
        lost = ", ".join(sheet.found.lost)
        message = f"the sheet is like list {number_of(layout.table)} and has no column {lost}; no row was taken"
        fault = Fault("list_not_whole", message, "Put the titles right and run again.", is_refusal=True)
        return _refused(file, layout, position, fault)
    titles = sheet.found.columns
    columns = tuple(title or f"no title {place}" for place, title in enumerate(titles, 1))
    names = column_names(layout, columns)
    absent = absent_columns(layout, columns)
    days = {name for name in names for field in layout.fields if field.name == name and field.kind == "date"}
    is_day = [name in days and workbook.counts_from_1904 for name in names]
    cells = ((row_of(place, row.number), *_cells(row, is_day)) for row in sheet.rows)
    schema = {"row_number": pl.Int64, **dict.fromkeys(names, pl.String)}
    frame = pl.DataFrame(list(cells), schema=schema, orient="row")
    bare = [name for name, title in zip(names, titles, strict=True) if not title and (frame[name] == "").all()]
    frame, names = frame.drop(bare), tuple(name for name in names if name not in bare)
    findings = on_file(SOURCE, file.name, position, *about_columns(layout, names, absent))
    return Table(file, frame, findings, frame.height, 0, absent)


def _cells(row: Row, is_day: Sequence[bool]) -> Iterator[str]:
    """Yield a row's cells, as many as there are titles, days that are plain numbers counted from 1900."""
    wide = chain(zip(row.cells, row.is_figure, strict=True), (("", False) for _ in is_day))
    for (text, is_figure), counts_from_1904 in zip(wide, is_day, strict=False):
        is_late = counts_from_1904 and is_figure and text.isdigit()
        yield str(int(text) + DAYS_TO_1904) if is_late else text


def _refused(file: SourceFile, layout: Layout, position: str, fault: Fault) -> Table:
    frame = pl.DataFrame(schema={"row_number": pl.Int64, **dict.fromkeys(layout.column_names, pl.String)})
    return Table(file, frame, on_file(SOURCE, file.name, position, fault), 1, 1, ())


def _joined(first: Table, second: Table) -> Table:
    """Return two tables of one list and file as one."""
    both = set(first.absent) & set(second.absent)
    return Table(
        first.file,
        pl.concat([first.frame, second.frame], how="diagonal").with_columns(pl.col(pl.String).fill_null("")),
        pl.concat([first.findings, second.findings]),
        first.read + second.read,
        first.refused + second.refused,
        tuple(name for name in first.absent if name in both),
    )
