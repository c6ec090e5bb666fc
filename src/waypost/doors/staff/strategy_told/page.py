"""A page of strategy: what to read first, tables with links and tags; the same as paper and as a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from waypost.casework.access.permissions import Permission
from waypost.doors.boardpack.paper import Paper, Section
from waypost.doors.boardpack.spreadsheet import workbook
from waypost.doors.boardpack.tables import Table
from waypost.doors.pages.words import day_in_words

_LONGEST_CELL = 32_000
_A_PAIR = 2
INVENTED = "Invented: for the demonstration."


@dataclass(frozen=True, slots=True)
class Do:
    """Something that may be done from here, by whoever holds a permission: a form's address and its words."""

    text: str
    name: str
    args: tuple[Any, ...]
    needs: Permission


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: text, a page that it leads to, the colour of its tag, smaller words below it."""

    text: str
    name: str = ""
    args: tuple[Any, ...] = ()
    colour: str = ""
    more: str = ""
    do: tuple[Do, ...] = ()

    @property
    def plain(self) -> str:
        """Return the cell as one text."""
        return " ".join(part for part in (self.text, self.more) if part)


@dataclass(frozen=True, slots=True)
class Rows:
    """A table: its headings and rows, and what is said where it has none."""

    id: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    about: str = ""
    empty: str = "None."
    do: tuple[Do, ...] = ()


@dataclass(frozen=True, slots=True)
class PageTold:
    """A page in words. `name`: of the file that it is saved as; `alarm`: what is looked at first; `source`: whose."""

    name: str
    title: str
    on: date
    first: tuple[str, ...]
    tables: tuple[Rows, ...]
    source: str
    alarm: str = ""
    is_invented: bool = False
    do: tuple[Do, ...] = ()


def paper_of(page: PageTold, kicker: str = "Strategy") -> Paper:
    """Return a page as a document: each row of a table is a part of its own, one of two columns a line.

    `kicker`: what the page belongs to.
    """
    sections = [section for table in page.tables for section in _sections(table)]
    sections.append(Section("Where this comes from", words=(page.source,)))
    first = ((page.alarm,) if page.alarm else ()) + page.first
    return Paper(page.title, kicker, page.on, first, tuple(sections), page.is_invented)


def _sections(table: Rows) -> list[Section]:
    words = tuple(one for one in (table.about, "" if table.rows else table.empty) if one)
    if len(table.headings) == _A_PAIR:
        return [Section(table.title, words=words, pairs=tuple((what.plain, how.plain) for what, how in table.rows))]
    return [
        Section(table.title, words=words),
        *(
            Section(
                row[0].plain, level=3,
                pairs=tuple((head, cell.plain) for head, cell in zip(table.headings[1:], row[1:], strict=True)),
            )
            for row in table.rows
        ),
    ]  # fmt: skip


def sheet_of(page: PageTold) -> bytes:
    """Return a page as a workbook: one table a sheet, and a sheet of what to read first."""
    first = tuple((line,) for line in ((page.alarm,) if page.alarm else ()) + page.first + (page.source,))
    tables = [
        Table("first", "Read this first", "What the page says first, and where it comes from.", ("What",), first),
        *(
            Table(
                one.id, one.title, one.about or one.title, one.headings,
                tuple(tuple(_cell(cell.plain) for cell in row) for row in one.rows),
            )
            for one in page.tables
        ),
    ]  # fmt: skip
    title = f"{page.title}, on {day_in_words(page.on)}"
    return workbook(tables, title=title, on=page.on, is_invented=page.is_invented)


def _cell(text: str) -> str:
    """Return text for a cell, without what a sheet cannot hold."""
    return "".join(one for one in text if one == "\n" or one.isprintable())[:_LONGEST_CELL]


def history(id: str, title: str, lines: list[tuple[str, str, str, date]]) -> Rows:
    """Return a table of what was told: what, in words, by whom, when."""
    rows = tuple((Cell(what), Cell(words), Cell(by), Cell(day_in_words(on))) for what, words, by, on in lines)
    return Rows(id, title, ("What", "In words", "By whom", "When"), rows)
