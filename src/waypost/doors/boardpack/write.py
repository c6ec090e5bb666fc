"""Writes the board pack: a page that opens from disk, its data as CSV, and one spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from waypost.disclosure.gate import check_fields
from waypost.disclosure.measures_csv import COLUMNS, as_cell, as_csv
from waypost.disclosure.released import Release
from waypost.doors.boardpack.board import render_board
from waypost.doors.boardpack.compared import render_compare_page
from waypost.doors.boardpack.costs import render_cost_page
from waypost.doors.boardpack.foreseen import render_next_page
from waypost.doors.boardpack.group_journeys import write_group_journeys
from waypost.doors.boardpack.groups_told import render_who_page
from waypost.doors.boardpack.journeys_told import render_journeys_page
from waypost.doors.boardpack.neighbours_told import Neighbours
from waypost.doors.boardpack.reading import Figures
from waypost.doors.boardpack.spreadsheet import spreadsheet
from waypost.doors.boardpack.tables import Table, area_table, figure_rows, group_table, headline_table, source_table
from waypost.doors.boardpack.time_told import render_time_page
from waypost.doors.boardpack.why import render_why_page
from waypost.vocabulary.consented_words import Saying

PAGE, TIME_PAGE, DATA, WORKBOOK = "index.html", "time.html", "data", "waypost-figures.xlsx"
TIME_PRIVATE_PAGE = "time-private.html"
JOURNEYS_PAGE = "journeys.html"
WHY_PAGE, COST_PAGE = "why.html", "costs.html"
COMPARE_PAGE, WHO_PAGE, NEXT_PAGE = "compare.html", "who.html", "next.html"


def write_board_pack(
    release: Release,
    measures_meta: Sequence[Mapping[str, Any]],
    *,
    run: Mapping[str, Any],
    folder: Path,
    neighbours: Neighbours | None = None,
    sayings: Sequence[Saying] = (),
) -> None:
    """Write index.html, the pages beside it, data/*.csv and waypost-figures.xlsx into `folder`.

    The same for the same arguments.

    `measures_meta` are the definitions as plain values (`Measure.as_plain`); `run` has `as_of` (ISO date), `invented`,
    and `sources` with `files`, `read`, `accepted`, `refused` and `learnt_last_on` of each. `neighbours` are statistical
    neighbours, where somebody gave them, and `sayings` words that somebody agreed to have shown.
    """
    check_fields("board_pack", [*(f"figures[].{name}" for name in COLUMNS), "as_of", "invented", "sources.*"])
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
    _write(folder / TIME_PAGE, render_time_page(release, measures_meta, run, "care"))
    _write(folder / TIME_PRIVATE_PAGE, render_time_page(release, measures_meta, run, "private"))
    _write(folder / WHY_PAGE, render_why_page(release, measures_meta, run))
    _write(folder / COST_PAGE, render_cost_page(release, measures_meta, run))
    _write(folder / JOURNEYS_PAGE, render_journeys_page(release, measures_meta, run, sayings))
    write_group_journeys(release, measures_meta, run, folder)
    _write(folder / COMPARE_PAGE, render_compare_page(release, measures_meta, run, neighbours))
    _write(folder / WHO_PAGE, render_who_page(release, measures_meta, run))
    _write(folder / NEXT_PAGE, render_next_page(release, measures_meta, run))


def _as_csv(table: Table, *, is_invented: bool) -> str:
    """Return the table as CSV. A row may be cut out and sent on, so each one says whether it is invented."""
    text, mark = io.StringIO(), "yes" if is_invented else "no"
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow([*table.headings, "Invented"])
    rows.writerows([*(as_cell(cell) for cell in row), mark] for row in table.rows)
    return text.getvalue()


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))
