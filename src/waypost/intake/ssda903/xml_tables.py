"""The return as XML, taken apart into the same tables as its CSV, a child at a time, so that memory stays flat.

A table is told by what stands in an element, not by the element's name: one that holds REVIEW is a review. What the
header holds beside its own is the row of the child's adoption, of a care leaver and of an asylum seeking child. A row's
number is its place among all rows of the file. Nothing outside the file is ever asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

import polars as pl
from lxml import etree

from waypost.intake.files import SourceFile
from waypost.intake.findings import WHOLE_FILE, Fault, on_file
from waypost.intake.layouts import layouts_of
from waypost.intake.recoding import RecodedFile
from waypost.intake.tables import Table
from waypost.intake.words import words_for

_AS_IN_CSV = {"CHILDID": "CHILD", "PL": "PLACE"}
_BESIDE_THE_HEADER = ("uasc", "ad1", "oc3")
_SAME_IN_ALL = frozenset({"CHILD", "DOB", "SEX"})
_AT_ONCE = 20_000  # rows that are held as Python text before they become a frame
_NOT_WHOLE = Fault(
    "file_not_whole", "the file breaks off or is damaged; no row was taken", "Ask the sender to export it again.", True
)
_NOT_KNOWN = "elements are not known; they are kept with their row and not used"
_BESIDE = Fault("element_not_known", "something stands beside the children; it was left alone", "Tell us of it.")
_RECODED = Fault("encoding_mixed", "some of the file is not UTF-8 and was read as Windows-1252", "Export it as UTF-8.")
_Row = dict[str, str]


@dataclass(slots=True)
class _Taken:
    """The rows of one table: those that became frames, and those still held as text."""

    frames: list[pl.DataFrame] = field(default_factory=list)
    rows: list[_Row] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)

    def lay(self, columns: tuple[str, ...]) -> None:
        """Make a frame of the rows held. Elements that are not known become columns of their own."""
        names = (*columns, *sorted({name for row in self.rows for name in row} - set(columns)))
        held = {name: [row.get(name, "") for row in self.rows] for name in names}
        schema = {"row_number": pl.Int64, **dict.fromkeys(names, pl.String)}
        self.frames.append(pl.DataFrame({"row_number": self.numbers, **held}, schema=schema))
        self.rows.clear()
        self.numbers.clear()


@dataclass(slots=True)
class _Return:
    """All that was taken from one file so far."""

    taken: dict[str, _Taken]
    rows: int = 0
    has_others: bool = False

    def put(self, table: str, row: _Row) -> None:
        """Take one row, and number it."""
        self.rows += 1
        held = self.taken[table]
        held.rows.append(row)
        held.numbers.append(self.rows)
        if len(held.rows) >= _AT_ONCE:
            held.lay(_columns(table))


def read_xml(file: SourceFile) -> Mapping[str, Table]:
    """Return every table of one file. A file that is not whole is one refusal, and none of its rows is taken."""
    found = _Return({name: _Taken() for name in layouts_of("ssda903")})
    with RecodedFile(file.path, file.encoding) as opened:
        try:
            for child in _children(opened, found):
                _take_child(child, found)
        except (etree.XMLSyntaxError, OSError, ValueError):
            return _refused(file)
        is_mixed = file.encoding.startswith("utf-8") and not opened.is_utf8
    return _tables(file, found, is_mixed=is_mixed)


def _children(opened: RecodedFile, found: _Return) -> Iterator[etree._Element]:
    """Give each CHILD, and let go of it and of what stood before it when the next is asked for."""
    parser = etree.iterparse(
        opened,
        events=("end",),
        tag="{*}CHILD",
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    for _, child in parser:
        yield child
        child.clear()
        above = child.getparent()
        if above is not None:
            found.has_others |= _let_go(above, but=child)
    found.has_others |= any(_name(left) != "CHILD" for left in parser.root)


def _let_go(root: etree._Element, *, but: etree._Element) -> bool:
    """Drop what stands before a child; say whether any of it was no child."""
    others = False
    while root[0] is not but:
        others |= _name(root[0]) != "CHILD"
        del root[0]
    return others


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _take_child(child: etree._Element, found: _Return) -> None:
    header: _Row = {}
    rows: list[tuple[str, _Row]] = []
    for part in child:
        for element in part if _name(part) == "HEADER" else (part,):
            _take_element(element, header, rows)
    own = {name: header[name] for name in ("CHILD", "DOB") if name in header}
    found.put("header", {name: text for name, text in header.items() if name not in _beside_the_header()})
    for table in _BESIDE_THE_HEADER:
        columns = _columns(table)
        if any(header.get(name) for name in columns if name not in _SAME_IN_ALL) or _is_told_by_flag(table, header):
            found.put(table, {name: header[name] for name in columns if name in header})
    for table, row in rows:
        found.put(table, {**{name: text for name, text in own.items() if name in _columns(table)}, **row})


def _is_told_by_flag(table: str, header: _Row) -> bool:
    return table == "uasc" and words_for("yes_no").get(header.get("UASC", "").lower()) == "yes"


def _take_element(element: etree._Element, header: _Row, rows: list[tuple[str, _Row]]) -> None:
    """Take a field of the header, or a row of a table. What holds no text is neither; what is like no table is kept."""
    name = _name(element)
    row = {_AS_IN_CSV.get(_name(cell), _name(cell)): _text(cell) for cell in element}
    table = _table_of(frozenset(row)) if row else None
    if table is None:
        header[_AS_IN_CSV.get(name, name)] = _text(element)
    elif any(row.values()):
        rows.append((table, row))


@lru_cache(maxsize=1024)
def _table_of(names: frozenset[str]) -> str | None:
    """Return the table with most of these columns; None where no table has any of them."""
    shared = {table: len(names & set(_columns(table)) - _SAME_IN_ALL) for table in layouts_of("ssda903")}
    best = max(shared, key=lambda table: shared[table])
    return best if shared[best] else None


@cache
def _beside_the_header() -> frozenset[str]:
    return frozenset(name for table in _BESIDE_THE_HEADER for name in _columns(table)) - set(_columns("header"))


def _text(element: etree._Element) -> str:
    if len(element):
        return " ".join(text.strip() for text in element.itertext() if text.strip())
    return (element.text or "").strip()


def _table_of(row: _Row) -> str:
    """Return the table that most of a row's columns are of; what is like none is kept with the header's rows."""
    scored = [
        (len((set(_columns(table)) - _SAME_IN_ALL) & set(row)), -place, table)
        for place, table in enumerate(layouts_of("ssda903"))
    ]
    return max(scored)[2]


def _columns(table: str) -> tuple[str, ...]:
    return layouts_of("ssda903")[table].column_names


def _tables(file: SourceFile, found: _Return, *, is_mixed: bool) -> Mapping[str, Table]:
    tables: dict[str, Table] = {}
    for name, taken in found.taken.items():
        columns = _columns(name)
        if taken.rows:
            taken.lay(columns)
        empty = pl.DataFrame(schema={"row_number": pl.Int64, **dict.fromkeys(columns, pl.String)})
        frame = pl.concat([empty, *taken.frames], how="diagonal").with_columns(pl.col(pl.String).fill_null(""))
        taken.frames.clear()
        unknown = len(frame.columns) - len(columns) - 1
        said = [Fault("column_not_known", f"{unknown} {_NOT_KNOWN}", "Nothing, or tell us of them.")] if unknown else []
        if name == "header":
            said += [_BESIDE] * found.has_others + [_RECODED] * is_mixed
        tables[name] = Table(
            file, frame, on_file(file.source, file.name, WHOLE_FILE, *said), frame.height, 0, _absent(name, frame)
        )
    return tables


def _absent(table: str, frame: pl.DataFrame) -> tuple[str, ...]:
    """Return the columns that cannot be asked about: those of a table younger than the XML, where none of it came."""
    return _columns(table) if layouts_of("ssda903")[table].since and not frame.height else ()


def _refused(file: SourceFile) -> Mapping[str, Table]:
    frame = pl.DataFrame(schema={"row_number": pl.Int64, **dict.fromkeys(_columns("header"), pl.String)})
    return {"header": Table(file, frame, on_file(file.source, file.name, WHOLE_FILE, _NOT_WHOLE), 1, 1, ())}
