"""One place's board pack as a page, a PDF, a spreadsheet and CSV: the same words, the same numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from waypost.disclosure.gate import check_fields
from waypost.disclosure.measures_csv import COLUMNS, as_csv
from waypost.disclosure.released import Release
from waypost.doors.boardpack.pictures import Picture
from waypost.doors.boardpack.place_told import PlaceTold
from waypost.doors.boardpack.reading import Figures
from waypost.doors.boardpack.spreadsheet import spreadsheet
from waypost.doors.boardpack.tables import Table, figure_rows, place_table
from waypost.doors.pages.shell import render_page
from waypost.doors.pages.tagged_pdf import tagged_pdf
from waypost.doors.pages.words import day_in_words

PACKAGE = "waypost.doors.boardpack"


def write_place_pack(
    told: PlaceTold, release: Release, measures: Sequence[Mapping[str, Any]], run: Mapping[str, Any], folder: Path
) -> Path:
    """Write index.html, pack.pdf, figures.xlsx and figures.csv into `folder`; return the page."""
    check_fields("board_pack", [*(f"figures[].{name}" for name in COLUMNS), "as_of", "invented", "sources.*"])
    folder.mkdir(parents=True, exist_ok=True)
    every = Table("figures", f"Every figure: {told.name}", "One row a figure.", COLUMNS, figure_rows(release.figures))
    (folder / "figures.csv").write_bytes(as_csv(release.figures).encode("utf-8"))
    table = place_table(Figures(release), told.place, told.name, measures)
    (folder / "figures.xlsx").write_bytes(spreadsheet([table, every], measures, run))
    (folder / "pack.pdf").write_bytes(place_pdf(told))
    page = folder / "index.html"
    page.write_bytes(place_page(told).encode("utf-8"))
    return page


def place_page(told: PlaceTold) -> str:
    """Return the pack as HTML."""
    return render_page(
        "place.html", title=f"{told.name}: board pack", invented=told.is_invented, package=PACKAGE, told=told
    )


def place_pdf(told: PlaceTold) -> bytes:
    """Return the pack as a tagged PDF. The same content gives the same bytes: its day is the day the figures are of."""
    template = files(PACKAGE).joinpath("templates", "place.typ").read_text("utf-8")
    return tagged_pdf(template, _plain(told))


def _plain(told: PlaceTold) -> dict[str, Any]:
    as_of = date.fromisoformat(told.as_of)
    return {
        "name": told.name,
        "as_of": day_in_words(told.as_of),
        "day": [as_of.year, as_of.month, as_of.day],
        "invented": told.is_invented,
        "sentences": told.sentences,
        "changed": told.changed,
        "asks": told.asks,
        "pictures": [
            {"title": p.title, "subtitle": p.subtitle, "svg": _lying(p), "headings": p.headings, "rows": p.rows}
            for p in told.pictures
        ],
        "headings": told.headings,
        "rows": told.rows,
        "fresh": told.fresh,
        "sure": told.sure,
    }


def _lying(picture: Picture) -> str:
    """Return the drawing for wide screens and print, as a file of its own would hold it."""
    drawn = str(picture.drawing)
    wide = drawn[: drawn.index("</svg>") + len("</svg>")]
    return wide.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" font-family="New Computer Modern" ', 1)
