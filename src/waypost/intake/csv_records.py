"""CSV read record by record: the good ones as an Arrow table, the ragged ones apart, each with its number.

Two ways of reading. *Quoted* follows the rules of CSV: a quoted cell may hold delimiters and line breaks. *Line by
line* is for a file in which a quote is opened and never closed, which would swallow the rows after it: each line is a
record, quotes count within a line alone, and a line with an odd one is put aside.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv

from waypost.intake.files import SourceFile
from waypost.intake.limits import limit
from waypost.intake.recoding import RecodedFile


class RecordTooLong(ValueError):
    """A record is longer than is read."""


class HeaderChanged(ValueError):
    """The header does not have the cells that recognition saw."""


@dataclass(frozen=True, slots=True)
class Ragged:
    """A record with another number of cells than the header."""

    row_number: int
    cells: int


@dataclass(frozen=True, slots=True)
class CsvRecords:
    """The records of a file. `cells`: one text column a header cell, without the header; `row_numbers` beside it."""

    cells: pa.Table
    row_numbers: npt.NDArray[np.int64]
    ragged: tuple[Ragged, ...] = ()
    odd_quotes: tuple[int, ...] = ()
    is_mixed: bool = False
    is_line_by_line: bool = False


@dataclass(slots=True)
class _Aside:
    """Records that Arrow put aside while parsing."""

    rows: list[pa_csv.InvalidRow] = field(default_factory=list)

    def keep(self, row: pa_csv.InvalidRow) -> str:
        self.rows.append(row)
        return "skip"


@dataclass(frozen=True, slots=True)
class _Parsed:
    """What one pass over a file found: the records, those put aside, and whether some of it was no UTF-8."""

    table: pa.Table
    aside: list[pa_csv.InvalidRow]
    is_mixed: bool


def read_records(file: SourceFile) -> CsvRecords:
    """Read a CSV file; raise `RecordTooLong` or `HeaderChanged` when it cannot be read as a whole."""
    try:
        parsed = _parse(file, is_quoted=True)
        swallowed = any("\n" in row.text.strip() for row in parsed.aside) or _has_swallowed(
            parsed.table, file.delimiter
        )
    except pa.ArrowInvalid:
        swallowed = True
    if not swallowed:
        table, ragged = parsed.table, tuple(Ragged(row.number, row.actual_columns) for row in parsed.aside)
        return CsvRecords(table[1:], _numbers(table.num_rows, ragged)[1:], ragged, is_mixed=parsed.is_mixed)
    try:
        return _line_by_line(_parse(file, is_quoted=False), file.delimiter)
    except pa.ArrowInvalid as error:
        raise RecordTooLong from error


def _parse(file: SourceFile, *, is_quoted: bool) -> _Parsed:
    """Return every record, the header first, and those put aside. The header is read as a row, so rows number true.

    Arrow is never handed bytes that are no UTF-8: it would lose a ragged record that holds one.
    """
    names = [f"f{place}" for place in range(len(file.columns))]
    aside = _Aside()
    with RecodedFile(file.path, file.encoding) as opened:
        try:
            table = pa_csv.open_csv(opened, **_options(file.delimiter, names, aside, is_quoted=is_quoted)).read_all()
        except pa.ArrowInvalid as error:
            if "Empty CSV" not in str(error):
                raise
            table = pa.table([pa.array([], pa.string())] * len(names), names)  # a header without a line break after it
        is_mixed = file.encoding.startswith("utf-8") and not opened.is_utf8
    if table.column_names != names:
        raise HeaderChanged
    return _Parsed(table, aside.rows, is_mixed)


def _options(delimiter: str, names: list[str], aside: _Aside, *, is_quoted: bool) -> dict[str, Any]:
    return {
        "read_options": pa_csv.ReadOptions(
            block_size=limit("table_record_bytes_most"), use_threads=False, autogenerate_column_names=True
        ),
        "parse_options": pa_csv.ParseOptions(
            delimiter=delimiter,
            quote_char='"' if is_quoted else False,
            newlines_in_values=is_quoted,
            invalid_row_handler=aside.keep,
        ),
        "convert_options": pa_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
        ),
    }


def _numbers(kept: int, aside: tuple[Ragged, ...]) -> npt.NDArray[np.int64]:
    """Return the row numbers of the records that were kept: all from 1 on, less those put aside."""
    numbers = np.arange(1, kept + len(aside) + 1, dtype=np.int64)
    return np.delete(numbers, np.array([ragged.row_number for ragged in aside], dtype=np.int64) - 1)


def _has_swallowed(table: pa.Table, delimiter: str) -> bool:
    """Say whether a cell holds a line break and so many delimiters that it must have swallowed whole rows."""
    wide = table.num_columns - 1
    for column in table.columns:
        broken = pc.match_substring(column, "\n")
        if pc.any(broken).as_py():
            counts = pc.count_substring(column.filter(broken), delimiter)
            if pc.max(counts).as_py() >= max(wide, 1):
                return True
    return False


def _line_by_line(parsed: _Parsed, delimiter: str) -> CsvRecords:
    """Put together what a line by line reading found: lines with quotes in them are read again, each on its own."""
    table, aside = parsed.table, parsed.aside
    numbers = _numbers(table.num_rows, tuple(Ragged(row.number, 0) for row in aside))
    is_quoted = np.zeros(table.num_rows, dtype=bool)
    for column in table.columns:
        is_quoted |= pc.match_substring(column, '"').to_numpy(zero_copy_only=False)
    lines = {row.number: row.text for row in aside}
    for row, cells in zip(numbers[is_quoted].tolist(), table.filter(pa.array(is_quoted)).to_pylist(), strict=True):
        lines[row] = delimiter.join(cells.values())
    read_again = {row: _cells(line, delimiter) for row, line in lines.items()}
    mended = {row: cells for row, cells in read_again.items() if len(cells) == table.num_columns}
    columns = list(zip(*mended.values(), strict=True)) or [()] * table.num_columns
    added = pa.table([pa.array(column, pa.string()) for column in columns], table.column_names)
    whole = pa.concat_tables([table.filter(pa.array(~is_quoted)), added])
    whole_numbers = np.concatenate([numbers[~is_quoted], np.array(list(mended), dtype=np.int64)])
    order = np.argsort(whole_numbers, kind="stable")
    order = order[whole_numbers[order] > 1]
    left = {row: len(cells) for row, cells in sorted(read_again.items()) if row not in mended}
    return CsvRecords(
        whole.take(pa.array(order)),
        whole_numbers[order],
        ragged=tuple(Ragged(row, cells) for row, cells in left.items() if cells),
        odd_quotes=tuple(row for row, cells in left.items() if not cells),
        is_mixed=parsed.is_mixed,
        is_line_by_line=True,
    )


def _cells(line: str, delimiter: str) -> list[str]:
    """Return the cells of one line, quotes followed; none when a quote is opened and not closed."""
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error:
        return []
