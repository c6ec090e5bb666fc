"""The board pack on disk: the page, its data and the spreadsheet, the same bytes for the same release."""

from __future__ import annotations

import csv
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

from support.invented_figures import count_figure
from support.invented_release import RUN, invented_release, measures_meta
from waypost.disclosure.release import release
from waypost.doors.boardpack.write import write_board_pack

PAGES = {
    "index.html",
    "time.html",
    "time-private.html",
    "journeys.html",
    "journeys-groups.html",
    "compare.html",
    "who.html",
    "why.html",
    "costs.html",
    "next.html",
}
DATA = {"headlines.csv", "areas.csv", "groups.csv", "sources.csv", "all-figures.csv"}


def pack(folder: Path, children: int = 4000) -> dict[str, bytes]:
    write_board_pack(invented_release(children), measures_meta(), run=RUN, folder=folder)
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_same_release_is_the_same_bytes(tmp_path: Path) -> None:
    first = pack(tmp_path / "first")
    assert first == pack(tmp_path / "second")
    assert set(first) == {*PAGES, "waypost-figures.xlsx", *(f"data/{name}" for name in DATA)}


def test_every_link_of_the_page_is_there(tmp_path: Path) -> None:
    files = pack(tmp_path)
    page = files["index.html"].decode()
    for name in (*(f"data/{name}" for name in DATA), "waypost-figures.xlsx"):
        assert f'href="{name}"' in page


def test_the_csv_files_hold_the_markers_and_the_units(tmp_path: Path) -> None:
    files = pack(tmp_path)
    rows = list(csv.reader(files["data/areas.csv"].decode().splitlines()))
    assert rows[0][0] == "Area"
    assert "Share of children open over 52 weeks (%)" in rows[0]
    assert rows[1][0] == "England"
    assert any("c" in row for row in rows)
    assert {len(row) for row in rows} == {len(rows[0])}


def test_the_spreadsheet_has_a_contents_sheet_and_one_table_a_sheet(tmp_path: Path) -> None:
    pack(tmp_path)
    with zipfile.ZipFile(tmp_path / "waypost-figures.xlsx") as book:
        names = book.namelist()
        workbook = ElementTree.fromstring(book.read("xl/workbook.xml"))
        sheets = [sheet.attrib["name"] for sheet in workbook.iter() if sheet.tag.endswith("}sheet")]
        words = book.read("xl/sharedStrings.xml").decode()
        core = book.read("docProps/core.xml").decode()
        formulas = [name for name in names if name.startswith("xl/worksheets/") and b"<f>" in book.read(name)]
    assert sheets == ["Contents", "Notes", "Definitions", "Headlines", "Areas", "Groups", "Sources", "All figures"]
    assert len([name for name in names if name.startswith("xl/tables/table")]) == len(sheets)
    assert "INVENTED FAMILIES" in words
    assert "2027-03-31T00:00:00Z" in core
    assert formulas == []


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    told = {"measure_id": "open_children_and_cases", "method": "children"}
    released = release(
        [count_figure("=1+1", "all", 40, **told), count_figure("england", "all", 40, **told)], None, is_invented=True
    )
    write_board_pack(released, measures_meta(), run={**RUN, "invented": False}, folder=tmp_path)
    assert "'=1+1" in (tmp_path / "data" / "areas.csv").read_text()
    with zipfile.ZipFile(tmp_path / "waypost-figures.xlsx") as book:
        assert all(b"<f>" not in book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/"))


def test_no_page_has_more_than_three_charts_and_every_link_between_them_leads_somewhere(tmp_path: Path) -> None:
    files = pack(tmp_path)
    for name in PAGES:
        page = files[name].decode()
        assert page.count('<figure class="figure') <= 3, name
        assert set(re.findall(r'href="([a-z-]+\.html)"', page)) <= PAGES, name
