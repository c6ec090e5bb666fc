"""A letter as a tagged PDF. The same letter gives the same bytes: its day is the day it was sent."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from waypost.casework.letters.queries import LetterToPrint
from waypost.doors.pages.tagged_pdf import tagged_pdf
from waypost.doors.pages.words import day_in_words
from waypost.doors.staff.printed.feedback_code import square_of

LARGE_POINTS = 14
"""Clear print begins at 12 points and large print at 16 (RNIB); children's letters stand between."""


def letter_pdf(letter: LetterToPrint, *, feedback_at: str = "") -> bytes:
    """Return a letter as PDF/UA-1. Raises NoFont. What is not sent, not signed off or invented says so on every page.

    `feedback_at`: the address behind the square at its end, by which whoever holds it can say how it was; empty: none.
    """
    template = files("waypost.doors.staff.printed").joinpath("letter.typ").read_text("utf-8")
    return tagged_pdf(template, _told(letter) | {"square": square_of(feedback_at) if feedback_at else ""})


def marks_of(letter: LetterToPrint) -> tuple[str, ...]:
    """Return what must be read before anything else in a letter."""
    marks = (
        ("Invented: no such child", letter.is_invented),
        ("Not sent", not letter.is_sent),
        ("Wording not signed off", not letter.is_signed),
    )
    return tuple(words for words, holds in marks if holds)


def _told(letter: LetterToPrint) -> dict[str, Any]:
    return {
        "title": letter.title,
        "on": day_in_words(letter.on.isoformat()),
        "day": [letter.on.year, letter.on.month, letter.on.day],
        "paragraphs": letter.paragraphs,
        "marks": marks_of(letter),
        "size": LARGE_POINTS,
    }
