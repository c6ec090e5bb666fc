"""The square on a letter: small, of lines alone, the same for the same address; and in the PDF with words for it."""

from __future__ import annotations

from datetime import date

from waypost.casework.feedback.codes import OfLetter, code_of
from waypost.casework.letters.queries import LetterToPrint
from waypost.doors.staff.printed.feedback_code import square_of
from waypost.doors.staff.printed.letter_pdf import letter_pdf

LETTER = LetterToPrint("C1-L1", "goodbye", "Goodbye letter", ("Hello Ash,",), date(2027, 4, 1), True, True, False)


def test_the_square_is_a_picture_of_lines_that_loads_nothing():
    code = code_of(OfLetter("C-00001-TEST1", "a" * 24, date(2027, 4, 1)), "secret")
    drawn = square_of(f"https://families.example/my/say/{code}/")
    assert drawn.startswith("<svg")
    assert "href" not in drawn
    assert "C-00001" not in drawn
    assert len(drawn) < 30_000
    assert square_of("https://a.example/") != square_of("https://b.example/")


def test_a_letter_with_a_square_is_still_tagged_and_the_same_twice():
    printed = letter_pdf(LETTER, feedback_at="https://families.example/my/say/abc/")
    assert b"/StructTreeRoot" in printed
    assert printed == letter_pdf(LETTER, feedback_at="https://families.example/my/say/abc/")
    assert printed != letter_pdf(LETTER)
    assert b"/Figure" in printed or b"Figure" in printed
