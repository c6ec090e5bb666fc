"""One place's pack: page, tagged PDF, spreadsheet and CSV, the same bytes for the same figures."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from support.invented_release import RUN, invented_release, measures_meta
from waypost.disclosure.measures_csv import COLUMNS
from waypost.doors.boardpack.place_page import place_page, place_pdf, write_place_pack
from waypost.doors.boardpack.place_told import PlaceTold, tell_place
from waypost.doors.boardpack.spreadsheet import UNITS_IN_WORDS
from waypost.insight.measures.figure import UNITS


def content() -> PlaceTold:
    return tell_place(invented_release(), "birmingham", "Birmingham", measures_meta(), RUN)


def test_the_page_says_whose_it_is_and_that_it_is_invented() -> None:
    page = place_page(content())
    assert "<h1>Birmingham</h1>" in page
    assert '<body class="invented">' in page
    assert page.count('<figure class="figure">') <= 3


def test_the_pdf_is_tagged_in_english_and_the_same_twice() -> None:
    pdf = place_pdf(content())
    assert pdf.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in pdf
    assert b"/Lang(en-GB)" in pdf.replace(b" ", b"")
    assert pdf == place_pdf(content())


def test_four_files_are_written(tmp_path: Path) -> None:
    page = write_place_pack(content(), invented_release(), measures_meta(), RUN, tmp_path / "pack")
    assert page == tmp_path / "pack" / "index.html"
    assert {path.name for path in page.parent.iterdir()} == {"index.html", "pack.pdf", "figures.xlsx", "figures.csv"}
    assert (tmp_path / "pack" / "figures.csv").read_text().startswith("measure_id,method,area_kind")


def test_the_spreadsheet_opens_with_words_and_explains_its_units_and_empty_cells(tmp_path: Path) -> None:
    page = write_place_pack(content(), invented_release(), measures_meta(), RUN, tmp_path / "pack")
    book = zipfile.ZipFile(io.BytesIO((page.parent / "figures.xlsx").read_bytes()))
    words = book.read("xl/sharedStrings.xml").decode()
    assert re.findall('<sheet name="([^"]*)"', book.read("xl/workbook.xml").decode())[3] == "Measures"
    assert "What is told" in words
    assert "Some cells are empty: nothing is to be told there." in words
    assert {unit.replace("_", " ") for unit in UNITS} == set(UNITS_IN_WORDS)
    explained = {
        name
        for told in re.findall(r"<t[^>]*>([a-z_, ]+, [a-z_, ]+|marker|invented)</t>", words)
        for name in told.split(", ")
    }
    assert set(COLUMNS) - {"value", "unit"} <= explained


def test_every_figure_of_the_page_has_its_unit() -> None:
    shares = [row for row in content().rows if "52 weeks" in row[0] and "%" in row[1]]
    assert shares
    assert all(row[-1].endswith("%") for row in shares)
