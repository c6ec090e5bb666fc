"""Writes the board pack: a page that opens from disk, its data as CSV, and one spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from waypost.disclosure.measures_csv import COLUMNS, as_cell, as_csv
from waypost.disclosure.released import Release
from waypost.doors.boardpack.board import render_board
from waypost.doors.boardpack.reading import Figures
from waypost.doors.boardpack.spreadsheet import spreadsheet
from waypost.doors.boardpack.tables import Table, area_table, figure_rows, group_table, headline_table, source_table

PAGE, DATA, WORKBOOK = "index.html", "data", "waypost-figures.xlsx"


def write_board_pack(
    release: Release, measures_meta: Sequence[Mapping[str, Any]], *, run: Mapping[str, Any], folder: Path
) -> None:
    """Write index.html, data/*.csv and waypost-figures.xlsx into `folder`. The same arguments give the same bytes.

    `measures_meta` are the definitions as plain values (`Measure.as_plain`); `run` has `as_of` (ISO date), `invented`,
    and `sources` with `files`, `read`, `accepted`, `refused` and `learnt_last_on` of each.
    """
    data = folder / DATA
    data.mkdir(parents=True, exist_ok=True)
    figures = Figures(release)
    directions = {measure["id"]: measure["direction"] for measure in measures_meta}
    tables = [headline_table(figures, directions), area_table(figures), group_table(figures), source_table(run)]
    for table in tables:
        _write(data / f"{table.name}.csv", _as_csv(table, is_invented=release.is_invented))
    _write(data / "all-figures.csv", as_csv(release.figures))
    every = Table(
        "all-figures", "Every figure", "One row a figure, as in all-figures.csv.", COLUMNS, figure_rows(release.figures)
    )
    (folder / WORKBOOK).write_bytes(spreadsheet([*tables, every], measures_meta, run))
    _write(folder / PAGE, render_board(release, measures_meta, run))


def _as_csv(table: Table, *, is_invented: bool) -> str:
    """Return the table as CSV. A row may be cut out and sent on, so each one says whether it is invented."""
    text, mark = io.StringIO(), "yes" if is_invented else "no"
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow([*table.headings, "Invented"])
    rows.writerows([*(as_cell(cell) for cell in row), mark] for row in table.rows)
    return text.getvalue()


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))
