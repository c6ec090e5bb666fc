"""The return as XML, taken apart into the same tables as its CSV, a child at a time, so that memory stays flat.

A table is told by what stands in an element, not by the element's name: one that holds REVIEW is a review. What the
header holds beside its own is the row of the child's adoption, of a care leaver and of an asylum seeking child. A row's
number is its place among all rows of the file. A child whose XML is broken is refused, and the others are read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import compress
from typing import NamedTuple

import polars as pl
from lxml import etree

from waypost.intake.contract import empty
from waypost.intake.files import SourceFile
from waypost.intake.findings import WHOLE_FILE, Fault, on_file
from waypost.intake.layouts import layouts_of
from waypost.intake.ssda903.packed_tables import UNKNOWN, PackedTable, Taken
from waypost.intake.words import words_for
from waypost.intake.xml_pieces import Around, XmlPiece, local_name, read_pieces

_SOURCE = "ssda903"
_CHILD = "CHILD"
_AROUND = Around(within=frozenset({"EXPSSDA903"}), beside=frozenset())
_AS_IN_CSV = {"CHILDID": "CHILD", "PL": "PLACE"}
_BESIDE_THE_HEADER = ("uasc", "ad1", "oc3")
_SAME_IN_ALL = frozenset({"CHILD", "DOB", "SEX"})
_AT_ONCE = 2_000  # rows of one table that are held as Python text before they become a frame
_ASK = "Ask the authority to export the return again."
_FAULTS = {
    "document_type_declared": "the file declares a document type, which no return does; it was not read",
    "element_not_known": "an element stands among the children that is no child; it was not read",
    "element_repeated": "an element that stands once stands again; it was not read",
    "encoding_mixed": "some of the file is not UTF-8 and was read as Windows-1252",
    "file_not_read": "the file could not be opened or read",
    "text_between_elements": "text stands between the children; it was not read",
    "xml_broken": "the child's XML is broken; nothing of it was read",
    "xml_element_too_long": "a child is longer than is read, or there is none; nothing of it was read",
    "xml_lost_between": "something that is no whole child stands here; it was not read",
    "xml_not_whole": "the file stops being XML or breaks off; its children were read one by one",
}
_NOT_KNOWN = "elements are not known; they are kept with their row and not used"
_Row = dict[str, str]
_OF_THE_CHILD = ("CHILD", "DOB")
"""What the header says of the child that every table says too."""


class _Shape(NamedTuple):
    """The table that a row is of, and the columns that it fills, in its order.

    Where some of its elements are of no column, they fill the last one together: `is_known` says of each whether it is
    of a column, and `unknown` names those that are not.
    """

    table: str
    names: tuple[str, ...]
    is_known: tuple[bool, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(slots=True)
class _Return:
    """All that was taken from one file so far, and what was found on it."""

    taken: dict[str, Taken]
    rows: int = 0
    refused: int = 0
    findings: list[pl.DataFrame] = field(default_factory=lambda: [empty("findings")])

    def put(self, table: str, names: tuple[str, ...], cells: tuple[str, ...]) -> None:
        """Take one row, and number it."""
        self.rows += 1
        taken = self.taken[table]
        taken.put(self.rows, names, cells)
        if taken.held_count >= _AT_ONCE:
            taken.lay(_columns(table))

    def find(self, file: SourceFile, piece: XmlPiece) -> None:
        """Keep what is said of a piece that could not be read, or of the whole file."""
        rule = piece.rule or "xml_broken"
        self.refused += not piece.is_of_file
        fault = Fault(rule, _FAULTS[rule], _ASK, is_refusal=not piece.is_of_file)
        self.findings.append(on_file(_SOURCE, file.name, piece.place, fault))


def read_xml(file: SourceFile) -> Mapping[str, PackedTable]:
    """Return the tables of one file. What cannot be read counts as records refused, with the header's.

    A table younger than the XML is there only where a row of it is.
    """
    found = _Return({name: Taken() for name in layouts_of(_SOURCE)})
    for piece in read_pieces(file, _CHILD, _AROUND):
        if piece.element is None:
            found.find(file, piece)
        else:
            _take_child(piece.element, found)
    tables = {name: _table(file, name, found) for name in found.taken}
    return {name: table for name, table in tables.items() if table.packed or not layouts_of(_SOURCE)[name].since}


def _take_child(child: etree._Element, found: _Return) -> None:
    taken = _Child()
    taken.stray(child.text)
    for part in child:
        if local_name(part) == "HEADER":
            taken.stray(part.text, part.tail)
            for element in part:
                taken.take(element)
        else:
            taken.take(part)
    _put_header(taken, found)
    own = tuple(name for name in _OF_THE_CHILD if name in taken.header)
    told = tuple(taken.header[name] for name in own)
    for shape, cells in taken.rows:
        if shape.unknown:
            found.taken[shape.table].others.update(shape.unknown)
            cells = _with_unknown(shape, cells)
        names, is_told = _with_own(shape.table, own, shape.names)
        found.put(shape.table, names, (*compress(told, is_told), *cells))


def _put_header(taken: _Child, found: _Return) -> None:
    """Put the header's own row, and those of the tables whose cells stand beside them."""
    header, columns = taken.header, _columns("header")
    mine = {name: header[name] for name in columns if name in header}
    unknown = {name: text for name, text in header.items() if name not in mine and name not in _of_other_tables()}
    if unknown:
        found.taken["header"].others.update(unknown)
        mine[UNKNOWN] = _told_as_one(unknown.items())
    found.put("header", tuple(mine), tuple(mine.values()))
    for table in _BESIDE_THE_HEADER:
        row = {name: header[name] for name in _columns(table) if name in header}
        if any(text for name, text in row.items() if name not in _SAME_IN_ALL) or _is_told_by_flag(table, header):
            found.put(table, tuple(row), tuple(row.values()))


def _is_told_by_flag(table: str, header: _Row) -> bool:
    return table == "uasc" and words_for("yes_no").get(header.get("UASC", "").lower()) == "yes"


@dataclass(slots=True)
class _Child:
    """What one child's XML tells: the cells that stand in the header, and the rows of tables."""

    header: _Row = field(default_factory=dict)
    rows: list[tuple[_Shape, tuple[str, ...]]] = field(default_factory=list)
    again: Counter[str] = field(default_factory=Counter)

    def take(self, element: etree._Element) -> None:
        """Take a field of the header, or a row of a table; one without text is none, one like no table is a field."""
        parts = list(element)
        shape = _shape_of(tuple([cell.tag for cell in parts])) if parts else None
        if element.tail:
            self.stray(element.tail)
        if shape is None:
            self._field(_name(element.tag), _text(element))
            return
        if element.text:
            self.stray(element.text)
        cells = []
        for cell in parts:
            cells.append(_text(cell) if len(cell) else (cell.text or "").strip())
            if cell.tail:
                self.stray(cell.tail)
        if any(cells):
            self.rows.append((shape, tuple(cells)))

    def stray(self, *texts: str | None) -> None:
        """Keep text that stands between elements, as what is not known."""
        for text in texts:
            if text and not text.isspace():
                self._field("", text.strip())

    def _field(self, name: str, text: str) -> None:
        if name in self.header:
            self.again[name] += 1
            name = _again(name, self.again[name])
        self.header[name] = text


@lru_cache(maxsize=4096)
def _shape_of(tags: tuple[object, ...]) -> _Shape | None:
    """Return which row elements of these tags make; None where they are of no table.

    An element that stands again is kept under a name of its own, which no table knows.
    """
    names, met = [], Counter[str]()
    for name in map(_name, tags):
        names.append(_again(name, met[name]) if met[name] else name)
        met[name] += 1
    table = _table_of(frozenset(names))
    if table is None:
        return None
    columns = frozenset(_columns(table))
    is_known = tuple(name in columns for name in names)
    known = tuple(compress(names, is_known))
    if len(known) == len(names):
        return _Shape(table, known)
    unknown = tuple(name for name in names if name not in columns)
    return _Shape(table, (*known, UNKNOWN), is_known, unknown)


def _with_unknown(shape: _Shape, cells: tuple[str, ...]) -> tuple[str, ...]:
    """Return a row's cells with those of no column as one, the last."""
    others = [cell for cell, is_known in zip(cells, shape.is_known, strict=True) if not is_known]
    return (*compress(cells, shape.is_known), _told_as_one(zip(shape.unknown, others, strict=True)))


def _told_as_one(cells: Iterable[tuple[str, str]]) -> str:
    return "; ".join(f"{name}: {text}" for name, text in cells if text)


@lru_cache(maxsize=4096)
def _with_own(table: str, own: tuple[str, ...], names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[bool, ...]]:
    """Return a row's columns with those of the child that it lacks, and say which these are."""
    lacks = set(_columns(table)) - set(names)
    return (*(name for name in own if name in lacks), *names), tuple(name in lacks for name in own)


def _name(tag: object) -> str:
    name = tag.rpartition("}")[2] if isinstance(tag, str) else ""
    return _AS_IN_CSV.get(name, name)


def _again(name: str, times: int) -> str:
    return f"{name} ({times + 1})"


@lru_cache(maxsize=1024)
def _table_of(names: frozenset[str]) -> str | None:
    """Return the table with most of these columns; None where no table has any of them."""
    shared = {table: len(names & set(_columns(table)) - _SAME_IN_ALL) for table in layouts_of(_SOURCE)}
    best = max(shared, key=lambda table: shared[table])
    return best if shared[best] else None


@cache
def _of_other_tables() -> frozenset[str]:
    """Return the columns that stand in HEADER and are of another table's row."""
    return frozenset(name for table in _BESIDE_THE_HEADER for name in _columns(table)) - set(_columns("header"))


def _text(element: etree._Element) -> str:
    if len(element):
        return " ".join(text.strip() for text in element.itertext() if text.strip())
    return (element.text or "").strip()


def _columns(table: str) -> tuple[str, ...]:
    return layouts_of(_SOURCE)[table].column_names


def _table(file: SourceFile, name: str, found: _Return) -> PackedTable:
    columns, taken = _columns(name), found.taken[name]
    if taken.held_count:
        taken.lay(columns)
    unknown = f"{len(taken.others)} {_NOT_KNOWN}"
    said = [Fault("column_not_known", unknown, "Nothing, or tell us of them.")] if taken.others else []
    findings = [on_file(_SOURCE, file.name, WHOLE_FILE, *said), *(found.findings if name == "header" else ())]
    refused = found.refused if name == "header" else 0
    return PackedTable(file, tuple(taken.packed), columns, pl.concat(findings), taken.count + refused, refused)
