"""The return as XML, taken apart into the same tables as its CSV, a child at a time, so that memory stays flat.

A table is told by what stands in an element, not by the element's name: one that holds REVIEW is a review. What the
header holds beside its own is the row of the child's adoption, of a care leaver and of an asylum seeking child. A row's
number is its place among all rows of the file. A child whose XML is broken is refused, and the others are read.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

import polars as pl
from lxml import etree

from waypost.intake.contract import empty
from waypost.intake.files import SourceFile
from waypost.intake.findings import WHOLE_FILE, Fault, on_file
from waypost.intake.layouts import layouts_of
from waypost.intake.tables import Table
from waypost.intake.words import words_for
from waypost.intake.xml_pieces import Around, XmlPiece, local_name, read_pieces

_SOURCE = "ssda903"
_CHILD = "CHILD"
_AROUND = Around(within=frozenset({"EXPSSDA903"}), beside=frozenset())
_AS_IN_CSV = {"CHILDID": "CHILD", "PL": "PLACE"}
_BESIDE_THE_HEADER = ("uasc", "ad1", "oc3")
_SAME_IN_ALL = frozenset({"CHILD", "DOB", "SEX"})
_AT_ONCE = 5_000  # rows of one table that are held as Python text before they become a frame
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


@dataclass(frozen=True, slots=True)
class PackedTable:
    """A table as `tables.Table`, its rows packed until they are asked for: all tables of a file stand at once.

    Packed, codes and days take a tenth of the room. `frame` unpacks them anew each time.
    """

    file: SourceFile
    packed: tuple[bytes, ...]
    columns: tuple[str, ...]
    findings: pl.DataFrame
    read: int
    refused: int
    absent: tuple[str, ...] = ()

    @property
    def frame(self) -> pl.DataFrame:
        """The rows as text; an empty cell is an empty text."""
        none = pl.DataFrame(schema={"row_number": pl.Int64, **dict.fromkeys(self.columns, pl.String)})
        frames = [pl.read_ipc(io.BytesIO(packed)) for packed in self.packed]
        whole = pl.concat([none, *frames], how="diagonal")
        return whole.with_columns(pl.col(name).fill_null("") for name in whole.columns if whole[name].null_count())

    def cells(self, columns: Sequence[str]) -> pl.DataFrame:
        """Return a few of the layout's columns alone."""
        frames = [pl.read_ipc(io.BytesIO(packed), columns=list(columns)) for packed in self.packed]
        return pl.concat([pl.DataFrame(schema=dict.fromkeys(columns, pl.String)), *frames])

    def unpacked(self) -> Table:
        """Return the table with its rows."""
        return Table(self.file, self.frame, self.findings, self.read, self.refused, self.absent)


@dataclass(slots=True)
class _Taken:
    """The rows of one table: those that were packed, and those still held as text with their numbers."""

    packed: list[bytes] = field(default_factory=list)
    count: int = 0
    others: set[str] = field(default_factory=set)
    rows: list[_Row] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)

    def lay(self, columns: tuple[str, ...]) -> None:
        """Pack the rows held. Elements that are not known become columns of their own."""
        others = {name for row in self.rows for name in row} - set(columns)
        names = (*columns, *sorted(others))
        held = {name: [row.get(name, "") for row in self.rows] for name in names}
        schema = {"row_number": pl.Int64, **dict.fromkeys(names, pl.String)}
        packed = io.BytesIO()
        pl.DataFrame({"row_number": self.numbers, **held}, schema=schema).write_ipc(packed, compression="lz4")
        self.packed.append(packed.getvalue())
        self.count += len(self.rows)
        self.others |= others
        self.rows.clear()
        self.numbers.clear()


@dataclass(slots=True)
class _Return:
    """All that was taken from one file so far, and what was found on it."""

    taken: dict[str, _Taken]
    rows: int = 0
    refused: int = 0
    findings: list[pl.DataFrame] = field(default_factory=lambda: [empty("findings")])

    def put(self, table: str, row: _Row) -> None:
        """Take one row, and number it."""
        self.rows += 1
        held = self.taken[table]
        held.rows.append(row)
        held.numbers.append(self.rows)
        if len(held.rows) >= _AT_ONCE:
            held.lay(_columns(table))

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
    found = _Return({name: _Taken() for name in layouts_of(_SOURCE)})
    for piece in read_pieces(file, _CHILD, _AROUND):
        if piece.element is None:
            found.find(file, piece)
        else:
            _take_child(piece.element, found)
    tables = {name: _table(file, name, found) for name in found.taken}
    return {name: table for name, table in tables.items() if table.packed or not layouts_of(_SOURCE)[name].since}


def _take_child(child: etree._Element, found: _Return) -> None:
    header: _Row = {}
    rows: list[tuple[str, _Row]] = []
    for part in child:
        for element in part if local_name(part) == "HEADER" else (part,):
            _take_element(element, header, rows)
    own = {name: header[name] for name in ("CHILD", "DOB") if name in header}
    found.put("header", {name: text for name, text in header.items() if name not in _of_other_tables()})
    for table in _BESIDE_THE_HEADER:
        columns = _columns(table)
        if any(header.get(name) for name in columns if name not in _SAME_IN_ALL) or _is_told_by_flag(table, header):
            found.put(table, {name: header[name] for name in columns if name in header})
    for table, row in rows:
        found.put(table, {**{name: text for name, text in own.items() if name in _columns(table)}, **row})


def _is_told_by_flag(table: str, header: _Row) -> bool:
    return table == "uasc" and words_for("yes_no").get(header.get("UASC", "").lower()) == "yes"


def _take_element(element: etree._Element, header: _Row, rows: list[tuple[str, _Row]]) -> None:
    """Take a field of the header, or a row of a table; one without text is none, and one like no table is a field."""
    name = local_name(element)
    row = {_AS_IN_CSV.get(local_name(cell), local_name(cell)): _text(cell) for cell in element}
    table = _table_of(frozenset(row)) if row else None
    if table is None:
        header[_AS_IN_CSV.get(name, name)] = _text(element)
    elif any(row.values()):
        rows.append((table, row))


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
    if taken.rows:
        taken.lay(columns)
    unknown = f"{len(taken.others)} {_NOT_KNOWN}"
    said = [Fault("column_not_known", unknown, "Nothing, or tell us of them.")] if taken.others else []
    findings = [on_file(_SOURCE, file.name, WHOLE_FILE, *said), *(found.findings if name == "header" else ())]
    refused = found.refused if name == "header" else 0
    return PackedTable(file, tuple(taken.packed), columns, pl.concat(findings), taken.count + refused, refused)
