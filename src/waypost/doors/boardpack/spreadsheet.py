"""The figures as an accessible spreadsheet: a contents sheet, notes, and one table a sheet from cell A1 down.

Follows the Government Analysis Function's guidance on spreadsheets: title in A1, one table a sheet marked as a table,
units in the headings, shorthand explained, no merged or blank cells inside a table. The created date is the day the
figures are of, so that the same release is the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter

from waypost.disclosure.released import MARKERS
from waypost.doors.boardpack.reading import NO_FIGURE
from waypost.doors.boardpack.tables import Cell, Table
from waypost.doors.pages.words import day_in_words

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WIDEST = 60
UNITS_IN_WORDS = {
    "children": "How many children.",
    "cases": "How many sets of proceedings.",
    "reports": "How many reports.",
    "pieces of feedback": "How many pieces of feedback.",
    "percent": "Out of 100.",
    "percentage points": "The difference of two percentages.",
    "weeks": "Calendar weeks.",
    "days": "Calendar days, or working days where the measure says so.",
    "pounds": "Pounds sterling, at the prices that the unit costs are of.",
    "children per case": "Open children for each open case.",
    "cases per practitioner": "Cases for each practitioner who holds any.",
    "hearings per case": "Hearings held for each case.",
    "practitioners per case": "Practitioners for each case.",
}
"""Every unit of a figure, with its words parted by blanks, and what it means."""
_COLUMNS_IN_WORDS = {
    "measure_id, method": "The definition by its short name, and the way of counting: both stand in Definitions.",
    "area_kind, area": "England, or an area of the court by its short name; or the authority whose pack this is.",
    "period_start, period_end": "The first and the last day counted. The same day twice: counted on that day.",
    "group_kind, group": "What children are grouped by, and the group. All: everybody.",
    "numerator, denominator": "How many hold what is counted, and of how many. Empty where a figure has only one.",
    "marker": "Why there is no value: c, u or z, as above.",
    "invented": "True: everything in the row is made up.",
}
_INVENTED = "INVENTED FAMILIES: "


def spreadsheet(tables: Sequence[Table], measures: Sequence[Mapping[str, Any]], run: Mapping[str, Any]) -> bytes:
    """Return the workbook's bytes: Contents, Notes, Definitions, and one sheet a table."""
    as_of = datetime.fromisoformat(str(run["as_of"])).date()
    everything = [_notes(), _definitions(measures), *tables]
    return workbook(everything, title=_title(run), on=as_of, is_invented=bool(run.get("invented")))


def workbook(tables: Sequence[Table], *, title: str, on: date, is_invented: bool) -> bytes:
    """Return a workbook's bytes: a sheet of contents under a title, and one sheet a table, made on a day."""
    held = BytesIO()
    book = xlsxwriter.Workbook(held, _OPTIONS)
    book.set_properties(
        {
            "title": title,
            "subject": "Family justice, England",
            "author": "Waypost",
            "created": datetime.combine(on, time()),
        }
    )
    _write(book, _contents(tables, is_invented=is_invented), title, with_links=True)
    mark = _INVENTED if is_invented else ""
    for table in tables:
        _write(book, table, f"{mark}{table.title}")
    book.close()
    return held.getvalue()


def _title(run: Mapping[str, Any]) -> str:
    mark = _INVENTED if run.get("invented") else ""
    return f"{mark}Children in the family courts, as known on {day_in_words(str(run['as_of']))}"


def _contents(tables: Sequence[Table], *, is_invented: bool) -> Table:
    about = "Every child and number in this workbook is made up." if is_invented else "Figures that may be published."
    rows = tuple((_sheet_name(table), table.title, table.about) for table in tables)
    return Table("contents", "Contents", about, ("Worksheet", "Title", "What it holds"), rows)


def _notes() -> Table:
    rows = [(marker, meaning) for marker, meaning in MARKERS.items()]
    rows += [
        (NO_FIGURE, "No cases."),
        *(
            (unit if " " not in unit else f"{unit}, {unit.replace(' ', '_')}", says)
            for unit, says in UNITS_IN_WORDS.items()
        ),
        (
            "lower, upper, interval",
            "The ends of an interval: chance alone would seldom carry the figure outside them. It is a 95% interval, "
            "but 80% for what delay costs and for what is foreseen. Empty where none is honest.",
        ),
        *_COLUMNS_IN_WORDS.items(),
    ]
    return Table(
        "notes", "Notes", "Shorthand used in the tables, and what it means.", ("Shorthand", "Meaning"), tuple(rows)
    )


def _definitions(measures: Sequence[Mapping[str, Any]]) -> Table:
    rows = tuple(
        (
            measure["id"],
            measure["title"],
            measure.get("numerator", ""),
            measure["denominator"],
            "; ".join(measure["method_titles"].values()),
            " ".join(measure["cautions"]),
            measure.get("source", ""),
            measure["owner"],
            str(measure["next_review"]),
        )
        for measure in measures
    )
    headings = (
        "Measure",
        "Title",
        "Numerator",
        "Denominator",
        "Methods",
        "Cautions",
        "Sources",
        "Owner",
        "Next review",
    )
    return Table("definitions", "Definitions", "One row a measure.", headings, rows)


def _write(book: Any, table: Table, title: str, *, with_links: bool = False) -> None:
    sheet = book.add_worksheet(_sheet_name(table))
    sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 15}))
    sheet.write_string(1, 0, f"{table.about} This worksheet holds one table.{_on_empty_cells(table)}")
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.add_table(
        2,
        0,
        2 + max(len(table.rows), 1),
        len(table.headings) - 1,
        {
            "name": f"table_{table.name.replace('-', '_')}",
            "columns": [{"header": heading} for heading in table.headings],
            "autofilter": False,
            "style": "Table Style Light 1",
            "banded_rows": False,
        },
    )
    for number, row in enumerate(table.rows, start=3):
        for column, cell in enumerate(row):
            _write_cell(sheet, number, column, cell, wrapped)
        if with_links:
            sheet.write_url(number, 0, f"internal:'{row[0]}'!A1", string=str(row[0]))
    for column, heading in enumerate(table.headings):
        widest = max([len(heading), *(len(str(row[column])) for row in table.rows if row[column] is not None)])
        sheet.set_column(column, column, min(widest + 2, _WIDEST))
    sheet.set_header(f"&C{title.replace('&', '&&')}")
    sheet.freeze_panes(3, 1)
    sheet.hide_gridlines(2)


def _on_empty_cells(table: Table) -> str:
    """Say why cells are empty, where any is: a reader who hears the table cannot see whether one was left out."""
    is_any = any(cell is None or cell == "" for row in table.rows for cell in row)
    return " Some cells are empty: nothing is to be told there." if is_any else ""


def _write_cell(sheet: Any, row: int, column: int, cell: Cell, wrapped: Any) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, int | float):
        sheet.write_number(row, column, cell)
    else:
        sheet.write_string(row, column, cell, wrapped)


def _sheet_name(table: Table) -> str:
    return table.name.replace("-", " ").capitalize()
