"""One place's pack: page, tagged PDF, spreadsheet and CSV, the same bytes for the same figures."""

from __future__ import annotations

from pathlib import Path

from support.invented_release import RUN, invented_release, measures_meta
from waypost.doors.boardpack.place_page import place_page, place_pdf, write_place_pack
from waypost.doors.boardpack.place_told import PlaceTold, tell_place


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
