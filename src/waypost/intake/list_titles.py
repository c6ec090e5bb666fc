"""Which list of Annex A a row of titles belongs to, whoever typed them.

Titles are sentences, and people change them: capitals, brackets, "(Y/N)", the order of words, Sex for Gender. Two are
the same when the words that matter are; which words do not, and which stand for one another, is data of the lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice
from typing import Any

import yaml

from waypost.intake.layouts import Layout, layouts
from waypost.intake.workbooks import Row, Workbook

SOURCE = "annex_a"
_LEAST_KNOWN = 0.5  # share of the columns that set a list apart which a row of titles must have (an assumption)
_IN_MANY = 3  # a column of more lists than this sets none apart, such as the date of birth (an assumption)
_ROWS_ABOVE_TITLES = 20  # the most filled rows above the titles, such as a heading and a note (an assumption)
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class ListFound:
    """A row of titles that is a list's. `columns`: the list's own title where a cell has it, else the cell as it is.

    `lost` names what the list cannot be told without and the row has not; then it cannot be read.
    """

    layout: Layout
    columns: tuple[str, ...]
    lost: tuple[str, ...] = ()

    @property
    def number(self) -> str:
        """The list's number as people say it: "8"."""
        return number_of(self.layout.table)


@dataclass(frozen=True, slots=True)
class ListSheet:
    """A sheet of a workbook that is a list: its place, the row of its titles, and the rows below them."""

    place: int
    found: ListFound
    titles_at: int
    rows: Iterator[Row]


def number_of(table: str) -> str:
    """Return a list's number as people say it."""
    return table.removeprefix("list_")


@lru_cache(maxsize=4096)
def words_of(title: str) -> frozenset[str]:
    """Return the words of a title that matter."""
    plain = _WORD.findall(title.casefold().replace("'", "").replace("\u2019", ""))
    singular = (word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] not in "isu" else word for word in plain)
    known = [part for word in singular for part in _same_words().get(word, word).split()]
    return frozenset(word for word in known if word not in _fillers()) or frozenset(plain)


def list_of(cells: Sequence[str]) -> ListFound | None:
    """Return the list whose titles these are, the likest of all; None where they are like none."""
    given = [words_of(cell) if cell.strip() else frozenset[str]() for cell in cells]
    ranked = sorted(
        ((_known_share(layout, given), layout) for layout in _lists()), key=lambda pair: (-pair[0], pair[1].table)
    )
    share, layout = ranked[0]
    if share < _LEAST_KNOWN:
        return None
    titles = _titles(layout)
    columns: list[str] = []
    for cell, words in zip(cells, given, strict=True):
        title = titles.get(words, cell)
        columns.append(f"{cell} (again)" if title and title in columns else title)
    lost = [field.name for field in layout.fields if field.is_telltale and field.name not in columns]
    return ListFound(layout, tuple(columns), tuple(lost))


def list_sheet(place: int, rows: Iterator[Row]) -> ListSheet | None:
    """Return a sheet as the list that it is, told by its titles in the first filled rows; None where it is none."""
    for row in islice(rows, _ROWS_ABOVE_TITLES + 1):
        found = list_of(row.cells)
        if found is not None:
            return ListSheet(place, found, row.number, rows)
    return None


def lists_in(workbook: Workbook) -> Iterator[tuple[int, ListFound | None]]:
    """Yield each sheet's place and the list that it is, if any. Raises `WorkbookNotRead`."""
    for place, rows in workbook.sheets():
        sheet = list_sheet(place, rows)
        yield place, sheet.found if sheet else None


def _known_share(layout: Layout, given: Sequence[frozenset[str]]) -> float:
    found = {title for words, title in _titles(layout).items() if words in given}
    apart = _set_apart(layout)
    return len(found & apart) / len(apart)


@lru_cache(maxsize=64)
def _set_apart(layout: Layout) -> frozenset[str]:
    """Return the columns that set a list apart from the others."""
    lists = [{words_of(name) for name in each.column_names} for each in _lists()]
    return frozenset(name for name in layout.expected if sum(words_of(name) in others for others in lists) <= _IN_MANY)


@cache
def _lists() -> tuple[Layout, ...]:
    return tuple(layout for layout in layouts() if layout.source == SOURCE)


@lru_cache(maxsize=64)
def _titles(layout: Layout) -> Mapping[frozenset[str], str]:
    """Return the list's own title for each way of writing it."""
    also = {field.name: field.also for field in layout.fields}
    ways = {words_of(way): name for name in layout.column_names for way in also.get(name, ())}
    return ways | {words_of(name): name for name in layout.column_names}


@cache
def _given() -> Mapping[str, Any]:
    text = files("waypost.intake").joinpath(SOURCE, "layout.yaml").read_text(encoding="utf-8")
    given: Mapping[str, Any] = yaml.safe_load(text)
    return given


@cache
def _fillers() -> frozenset[str]:
    return frozenset(map(str, _given()["fillers"]))


@cache
def _same_words() -> Mapping[str, str]:
    return {str(word): str(other) for word, other in _given()["same_words"].items()}
