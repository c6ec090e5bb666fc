"""A letter as PDF: tagged, in English, the same bytes twice, marked for what it is, with no place for an address."""

from __future__ import annotations

import dataclasses
import re
from contextlib import suppress
from datetime import date
from importlib.resources import files

import pytest

from waypost.casework.letters.queries import LetterToPrint
from waypost.doors.pages.tagged_pdf import NoFont
from waypost.doors.staff.printed.letter_pdf import letter_pdf, marks_of

LETTER = LetterToPrint(
    "C1-L1",
    "goodbye",
    "Goodbye letter",
    ("Hello Ash,", "Thank you for talking to me.", "From Ravi"),
    date(2027, 4, 1),
    is_sent=True,
    is_signed=True,
    is_invented=False,
)


def test_the_pdf_is_tagged_in_english_and_the_same_twice():
    pdf = letter_pdf(LETTER)
    assert pdf.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in pdf
    assert b"/Lang(en-GB)" in pdf.replace(b" ", b"")
    assert pdf == letter_pdf(LETTER)
    assert pdf != letter_pdf(dataclasses.replace(LETTER, on=date(2027, 4, 2)))


@pytest.mark.parametrize("name", ["A" * 300, "آية", "O'Neil #strong[x] $x^2$ @ref <label>"])
def test_any_name_is_printed_as_it_is_and_never_read_as_markup(name):
    assert letter_pdf(dataclasses.replace(LETTER, paragraphs=(f"Hello {name},", "Bye"))).startswith(b"%PDF-")


@pytest.mark.parametrize("name", ["李明", "ਸਿਮਰਨ", "রহিম", "תמר"])
def test_a_name_in_a_script_is_printed_where_a_font_has_it_and_said_where_none_has(name):
    with suppress(NoFont):  # nothing else; what it says: test_tagged_pdf
        assert letter_pdf(dataclasses.replace(LETTER, paragraphs=(f"Hello {name},", "Bye"))).startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("changed", "marks"),
    [
        ({}, ()),
        ({"is_invented": True}, ("Invented: no such child",)),
        ({"is_sent": False, "is_signed": False}, ("Not sent", "Wording not signed off")),
    ],
)
def test_what_it_is_stands_at_the_top(changed, marks):
    assert marks_of(dataclasses.replace(LETTER, **changed)) == marks


def test_neither_the_letter_nor_its_template_has_a_place_for_where_anybody_is():
    fields = {one.name for one in dataclasses.fields(LetterToPrint)}
    assert not fields & {"address", "postcode", "school", "telephone", "email", "placement"}
    template = files("waypost.doors.staff.printed").joinpath("letter.typ").read_text("utf-8")
    assert set(re.findall(r"told\.(\w+)", template)) == {"title", "day", "marks", "size", "on", "paragraphs", "square"}
