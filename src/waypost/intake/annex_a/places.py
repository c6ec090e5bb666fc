"""Where a row of a list stands, as people say it: "List 8, row 17".

Within one file rows are told apart by one number. A second sheet of the same list has its place in front of the row.
"""

from __future__ import annotations

import polars as pl

from waypost.intake.list_titles import number_of

_ROWS_OF_A_SHEET = 1 << 21  # twice what a sheet can have (Office Open XML)


def row_of(place: int, number: int) -> int:
    """Return the one number of a row: of the list's first sheet in the file, where `place` is 0, else of that sheet."""
    return place * _ROWS_OF_A_SHEET + number


def place_of(table: str, position: pl.Expr) -> pl.Expr:
    """Return a position of a list in words: "row 17" becomes "List 8, row 17". What is no row stays as it is."""
    row = position.str.extract(r"^row (\d+)$").cast(pl.Int64)
    sheet, number = row // _ROWS_OF_A_SHEET, row % _ROWS_OF_A_SHEET
    beside = (
        pl.when(sheet > 0).then(pl.format("sheet {}, row {}", sheet, number)).otherwise(pl.format("row {}", number))
    )
    return pl.coalesce(pl.format(f"List {number_of(table)}, {{}}", beside), position)
