"""A small table stands on one page of paper; a long one goes on, and loses no row."""

from __future__ import annotations

import io
from datetime import date

import pytest
from pypdf import PdfReader

from waypost.casework.recommendations.queries.shown import Progress, RecommendationShown
from waypost.doors.boardpack.paper import Paper, Section, paper_pdf
from waypost.doors.boardpack.progress import progress_pdf

ON = date(2027, 3, 1)
MANY = 17


def pages_of(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def a_paper(sections: tuple[Section, ...]) -> bytes:
    return paper_pdf(Paper("Lamps", "Strategy", ON, ("Trim the wicks.",), sections))


def a_recommendation(number: int) -> RecommendationShown:
    return RecommendationShown(
        f"x-{number}", "x", "A report", "cafcass", ON, number, f"Begin{number}q.", True, ("cafcass",), (), (), (), "",
        "It", (), (), (), (), "not_answered", (f"End{number}q.",), None, 0, 0, 1,
    )  # fmt: skip


@pytest.mark.parametrize("rows", [3, 5, 7])
def test_no_small_table_of_a_paper_is_parted(rows):
    sections = tuple(
        Section(f"Begin{n}q", pairs=tuple((f"Row{n}q{row}q", "It is.") for row in range(rows))) for n in range(MANY)
    )
    pages = pages_of(a_paper(sections))
    assert len(pages) > 1
    for n in range(MANY):
        words = (f"Begin{n}q", *(f"Row{n}q{row}q" for row in range(rows)))
        held = [sum(word in page for word in words) for page in pages]
        assert sorted(held) == [*[0] * (len(pages) - 1), len(words)], "all of it is on one page"


def test_a_long_table_goes_on_and_loses_no_row():
    rows = tuple((f"Row{row}q", "It is.") for row in range(90))
    pages = pages_of(a_paper((Section("Long", pairs=rows),)))
    held = [page for page in pages if "Row" in page]
    assert (len(held) > 1, all("How it is" in page for page in held)) == (True, True)
    assert [name for name, _ in rows if sum(name in page for page in pages) != 1] == []


def test_no_table_of_a_committees_pack_is_parted():
    rows = tuple(a_recommendation(number) for number in range(1, MANY + 1))
    pages = pages_of(progress_pdf(Progress(ON, (), rows, {"not_answered": MANY}, 0, 0, 0, 0, False), {}))
    for one in rows:
        page = next(page for page in pages if one.words in page)
        table = page[page.index(one.words) :]
        assert "No target was put back" in table, "its last row is on the page on which it begins"
