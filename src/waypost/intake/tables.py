"""One table from one file, every cell as text, each row with its number, and no row lost without a word.

A row's number is its number as a record, the header being row 1: a record whose quoted cell holds line breaks is one
row, and an empty line is none. A file is read in blocks, so a record longer than a block is refused and never loaded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from waypost.intake.csv_records import CsvRecords, HeaderChanged, RecordTooLong, read_records
from waypost.intake.files import SourceFile
from waypost.intake.findings import HEADER, WHOLE_FILE, Fault, on_file, on_rows
from waypost.intake.layouts import Layout, fold, layouts_of
from waypost.intake.recognising import absent_columns

_ASK_AGAIN = "Ask the sender to export the file again."
_TOO_LONG = Fault(
    "record_too_long", "a record is longer than Waypost reads; no row was taken", _ASK_AGAIN, is_refusal=True
)
_CHANGED = Fault("header_changed", "the first row cannot be read as column names", _ASK_AGAIN, is_refusal=True)
_NOT_WHOLE = Fault("file_not_whole", "the file breaks off or is damaged; no row was taken", _ASK_AGAIN, is_refusal=True)
_NESTED = Fault(
    "cell_not_plain", "a column holds lists or tables; no row was taken", "Export plain columns.", is_refusal=True
)
_RAGGED = Fault(
    "row_ragged", "the row has another number of cells than the header", "Mend the row in the source.", is_refusal=True
)
_ODD_QUOTE = Fault(
    "quote_not_closed", "a quote is opened in the row and not closed", "Mend the row in the source.", is_refusal=True
)
_LINES = Fault("quote_not_closed", "a quote is opened and not closed, so the file was read line by line", _ASK_AGAIN)
_RECODED = Fault("encoding_mixed", "some of the file is not UTF-8 and was read as Windows-1252", "Export it as UTF-8.")


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one file.

    `frame` has `row_number` and one text column a column of the file, under the layout's names where it knows them; an
    empty cell is an empty text. `read` counts every record that stood in the file, `refused` those that are not in
    `frame`. A file that cannot be read counts as one record, refused. `absent` names the layout's columns that are not
    there.
    """

    file: SourceFile
    frame: pl.DataFrame
    findings: pl.DataFrame
    read: int
    refused: int
    absent: tuple[str, ...]


def read_table(file: SourceFile) -> Table:
    """Read one table, CSV or Parquet. What cannot be read is a refusal in `findings`, never an error."""
    layout = layouts_of(file.source)[file.table]
    names = column_names(layout, file.columns)
    absent = absent_columns(layout, file.columns)
    findings = [on_file(file.source, file.name, HEADER, *about_columns(layout, names, absent))]
    refused = 0
    try:
        if file.form == "parquet":
            frame = _parquet(file, names)
        else:
            records = read_records(file)
            frame, refused = _frame(records, names), len(records.ragged) + len(records.odd_quotes)
            findings += _faults(file, records)
    except RecordTooLong:
        return _refuse(file, names, absent, _TOO_LONG)
    except HeaderChanged:
        return _refuse(file, names, absent, _CHANGED)
    except pa.ArrowNotImplementedError:
        return _refuse(file, names, absent, _NESTED)
    except (pa.ArrowException, pl.exceptions.PolarsError, OSError, ValueError):
        return _refuse(file, names, absent, _NOT_WHOLE)
    return Table(file, frame, pl.concat(findings), frame.height + refused, refused, absent)


def column_names(layout: Layout, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Return the frame's column names for a header: the layout's own, else the header's own and its place."""
    known = {fold(name): name for name in layout.column_names}
    return tuple(known.get(fold(column)) or f"unknown {place}: {column}" for place, column in enumerate(columns, 1))


def about_columns(layout: Layout, names: tuple[str, ...], absent: tuple[str, ...]) -> Iterator[Fault]:
    """Yield what is amiss with a header: columns of the layout that it has not, columns that are not known."""
    for name in absent:
        yield Fault(
            "column_absent", f"{layout.title} has a column {name}; this file has not", "Ask the sender for the column."
        )
    unknown = sum(name not in layout.column_names for name in names)
    if unknown:
        yield Fault(
            "column_not_known",
            f"{unknown} columns are not known; they are kept and not used",
            "Nothing, or tell us of them.",
        )


def _refuse(file: SourceFile, names: tuple[str, ...], absent: tuple[str, ...], fault: Fault) -> Table:
    frame = pl.DataFrame(schema={"row_number": pl.Int64, **dict.fromkeys(names, pl.String)})
    return Table(file, frame, on_file(file.source, file.name, WHOLE_FILE, fault), 1, 1, absent)


def _frame(records: CsvRecords, names: tuple[str, ...]) -> pl.DataFrame:
    frame = pl.DataFrame(records.cells.rename_columns(list(names)))
    return frame.insert_column(0, pl.Series("row_number", records.row_numbers))


def _faults(file: SourceFile, records: CsvRecords) -> Iterator[pl.DataFrame]:
    if records.is_line_by_line:
        yield on_file(file.source, file.name, WHOLE_FILE, _LINES)
    if records.is_mixed:
        yield on_file(file.source, file.name, WHOLE_FILE, _RECODED)
    ragged = [row.row_number for row in records.ragged]
    for numbers, fault in ((ragged, _RAGGED), (records.odd_quotes, _ODD_QUOTE)):
        rows = pl.DataFrame({"row_number": pl.Series(numbers, dtype=pl.Int64)})
        yield on_rows(file.source, rows.with_columns(file=pl.lit(file.name)), fault)


def _parquet(file: SourceFile, names: tuple[str, ...]) -> pl.DataFrame:
    """Read a Parquet file with every cell as text, days and instants in ISO 8601, whole floats without a fraction."""
    cells = pl.DataFrame(pq.read_table(file.path))
    cells = cells.rename(dict(zip(cells.columns, names, strict=True)))
    text = cells.select(_as_text(name, kind).fill_null("").alias(name) for name, kind in cells.schema.items())
    return text.with_row_index("row_number", offset=2).with_columns(pl.col("row_number").cast(pl.Int64))


def _as_text(name: str, kind: pl.DataType) -> pl.Expr:
    column = pl.col(name)
    if kind.is_nested() or kind == pl.Object or kind == pl.Binary:
        raise pa.ArrowNotImplementedError
    if isinstance(kind, pl.Datetime):
        return (
            column.dt.convert_time_zone("UTC").dt.strftime("%Y-%m-%dT%H:%M:%S%.fZ")
            if kind.time_zone
            else column.dt.strftime("%Y-%m-%dT%H:%M:%S%.f")
        )
    if kind.is_float():
        return (
            pl.when(column == column.round())
            .then(column.cast(pl.Int64, strict=False).cast(pl.String))
            .otherwise(column.cast(pl.String))
        )
    return column.cast(pl.String)
