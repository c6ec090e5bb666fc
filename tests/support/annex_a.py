"""Invented lists of Annex A, as rows, as CSV and as workbooks. Nobody in them exists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

import xlsxwriter

from waypost.intake.layouts import layouts_of

Cell = str | int | float | bool | dt.date | None
Row = dict[str, Cell]

LISTS: Mapping[str, dict[str, str]] = {
    "list_7": {
        "Child Unique ID": "1001",
        "Gender": "b) Female",
        "Ethnicity": "a) WBRI",
        "Date of Birth": "01/02/2020",
        "Child Protection Plan Start Date": "20/06/2023",
        "Initial Category of Abuse": "a) Neglect",
        "Latest Category of Abuse": "a) Neglect",
        "Child Protection Plan End Date": "15/02/2024",
        "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)": "b) No",
        "Allocated Worker": "Invented Worker",
    },
    "list_8": {
        "Child Unique ID": "1001",
        "Gender": "b) Female",
        "Ethnicity": "a) WBRI",
        "Date of Birth": "01/02/2020",
        "Date Started to be Looked After": "15/02/2024",
        "Start date of current legal status": "01/07/2024",
        "Child's Legal Status": "d) Placement order granted",
        "What is the permanence plan for this child?": "b) Adoption",
        "Start Date of Most Recent Placement": "01/09/2024",
        "Placement Type": "f) U6: Foster placement - not FFA",
        "Placement postcode": "ZZ2 2ZZ",
        "URN of Placement": "SC000001",
        "Allocated Worker": "Invented Worker",
    },
    "list_10": {
        "Child Unique ID": "1001",
        "Family identifier": "FAM9",
        "Gender": "b) Female",
        "Ethnicity": "a) WBRI",
        "Date of Birth": "01/02/2020",
        "Date the Child Entered Care": "15/02/2024",
        "Date of Decision that Child Should be Placed for Adoption": "01/06/2024",
        "Date of Placement Order": "01/07/2024",
        "Date of Matching Child and Prospective Adopters": "15/08/2024",
        "Date Placed for Adoption": "10/09/2024",
    },
}
"""What stands in one good row of each list that is read; every other column is empty."""


def list_row(table: str, **changed: str) -> dict[str, str]:
    """Return a good row of a list, whole, some cells changed. In a keyword `_` stands for a space."""
    bare = dict.fromkeys(layouts_of("annex_a")[table].expected, "") | LISTS[table]
    return bare | {_title(table, name): cell for name, cell in changed.items()}


def _title(table: str, name: str) -> str:
    titles = {
        title.casefold().replace(" ", "_").replace("'", ""): title
        for title in layouts_of("annex_a")[table].column_names
    }
    return titles[name.casefold()]


def put_workbook(
    path: Path,
    sheets: Mapping[str, Sequence[Mapping[str, Cell]]],
    *,
    above: Sequence[str] = (),
    at: tuple[int, int] = (0, 0),
    counts_from_1904: bool = False,
) -> Path:
    """Write a workbook: each sheet its rows under their titles, `above` rows of one cell before, from the cell `at`.

    A day is written as a formatted date.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path), {"date_1904": counts_from_1904}) as workbook:
        day = workbook.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            row, column = at
            for text in above:
                sheet.write_string(row, column, text)
                row += 1
            for place, title in enumerate(rows[0] if rows else ()):
                sheet.write_string(row, column + place, title)
            for cells in rows:
                row += 1
                for place, cell in enumerate(cells.values(), column):
                    if isinstance(cell, dt.date):
                        sheet.write_datetime(row, place, dt.datetime(cell.year, cell.month, cell.day), day)
                    elif isinstance(cell, bool):
                        sheet.write_boolean(row, place, cell)
                    elif isinstance(cell, (int, float)):
                        sheet.write_number(row, place, cell)
                    elif cell:
                        sheet.write_string(row, place, cell)
    return path
