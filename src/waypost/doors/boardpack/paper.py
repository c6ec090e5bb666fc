"""A short document in words: a page that opens from disk and a tagged PDF, of the same sections."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from importlib.resources import files

from waypost.doors.boardpack.progress import PACKAGE
from waypost.doors.pages.shell import render_page
from waypost.doors.pages.tagged_pdf import tagged_pdf
from waypost.doors.pages.words import day_in_words


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document: what it says, what it lists, pairs of what and how it is, and lines left to write on."""

    title: str
    words: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    blanks: tuple[str, ...] = ()
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: its title, the day it is of, what to read first, its sections."""

    title: str
    kicker: str
    on: date
    first: tuple[str, ...]
    sections: tuple[Section, ...]
    is_invented: bool = False


def paper_page(paper: Paper) -> str:
    """Return a document as one page."""
    return render_page(
        "paper.html", package=PACKAGE, title=paper.title, invented=paper.is_invented, paper=paper,
        on=day_in_words(paper.on),
    )  # fmt: skip


def paper_pdf(paper: Paper) -> bytes:
    """Return a document as PDF/UA-1. The same for the same document. Raises NoFont."""
    on = paper.on
    told = asdict(paper) | {"on": day_in_words(on), "day": [on.year, on.month, on.day]}
    return tagged_pdf(files(PACKAGE).joinpath("templates", "paper.typ").read_text("utf-8"), told)
