"""All files of one table put together: one frame of text, each row with its file, number, sender and what was read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from waypost.intake.contract import INSTANT, empty
from waypost.intake.files import SourceFile
from waypost.intake.findings import Fault, on_rows
from waypost.intake.layouts import Layout, layouts_of
from waypost.intake.recoding import REPLACEMENT
from waypost.intake.tables import Table, read_table

PROVENANCE: Mapping[str, pl.DataType | type[pl.DataType]] = {
    "file": pl.String,
    "row_number": pl.Int64,
    "sender": pl.String,
    "learnt_at": INSTANT,
    "collection_year": pl.String,
    "read": pl.String,  # the row as it stood, as JSON
}
"""Columns that stand beside the layout's own in every gathered frame. `learnt_at` is the manifest's received_at."""

_NULL_BYTE = Fault("null_byte", "a cell of the row holds null bytes", "Ask the sender to export the file again.", True)
_UNREADABLE = Fault("character_not_readable", "a character of the row cannot be read", "Export the file as UTF-8.")


@dataclass(frozen=True, slots=True)
class Gathered:
    """The rows of every file of one table.

    `frame` has PROVENANCE and every column of the layout as text; a column that a file has not is null. `read` and
    `refused` count by file the records that stood in it and those that are not in the frame; `absent` names by file the
    layout's columns that it has not.
    """

    layout: Layout
    frame: pl.DataFrame
    findings: pl.DataFrame
    read: Mapping[str, int]
    refused: Mapping[str, int]
    absent: Mapping[str, tuple[str, ...]]


def gather(layout: Layout, files: Sequence[SourceFile]) -> Gathered:
    """Read the files of one table and put them together, in order of name."""
    return put_together(layout, [read_table(file) for file in sorted(files, key=lambda file: file.name)])


def put_together(layout: Layout, tables: Sequence[Table]) -> Gathered:
    """Put tables that were read together, whatever they were read from."""
    frames, findings = [_no_rows(layout)], [empty("findings"), *(table.findings for table in tables)]
    refused = {table.file.name: table.refused for table in tables}
    for group in _with_like_columns(tables).values():
        frame, faults = _alike(layout, group)
        frames.append(frame)
        findings.append(faults)
        for name, count in faults.filter("is_refusal").group_by("file").len().rows():
            refused[name] += count
    return Gathered(
        layout=layout,
        frame=pl.concat(frames),
        findings=pl.concat(findings),
        read={table.file.name: table.read for table in tables},
        refused=refused,
        absent={table.file.name: table.absent for table in tables},
    )


def _no_rows(layout: Layout) -> pl.DataFrame:
    return pl.DataFrame(schema={**PROVENANCE, **dict.fromkeys(layout.column_names, pl.String)})


def _with_like_columns(tables: Sequence[Table]) -> dict[tuple[str, ...], list[Table]]:
    """Group tables by their columns, so that the work is done once for many small files of one shape."""
    groups: dict[tuple[str, ...], list[Table]] = {}
    for table in tables:
        groups.setdefault(tuple(table.frame.columns), []).append(table)
    return groups


def _alike(layout: Layout, tables: Sequence[Table]) -> tuple[pl.DataFrame, pl.DataFrame]:
    rows = pl.concat([table.frame for table in tables])
    cells = rows.columns[1:]
    place = np.repeat(np.arange(len(tables)), [table.frame.height for table in tables])
    about = pl.DataFrame(
        [
            (
                table.file.name,
                table.file.manifest.sender,
                table.file.manifest.received_at,
                table.file.manifest.collection_year,
            )
            for table in tables
        ],
        schema={name: PROVENANCE[name] for name in ("file", "sender", "learnt_at", "collection_year")},
        orient="row",
    )
    whole = rows.with_columns(
        *(about[name].gather(place).alias(name) for name in about.columns),
        read=pl.struct(cells).struct.json_encode(),
    )
    marks = _marks(rows, whole["read"], cells)
    source = layout.source
    faults = [
        on_rows(source, whole.filter(marks["null_byte"]), _NULL_BYTE),
        on_rows(source, whole.filter(marks["unreadable"] & ~marks["null_byte"]), _UNREADABLE),
    ]
    absent = [pl.lit(None, pl.String).alias(name) for name in layout.column_names if name not in cells]
    kept = (whole.filter(~marks["null_byte"]) if marks["null_byte"].any() else whole).with_columns(*absent)
    return kept.select(*PROVENANCE, *layout.column_names), pl.concat(faults)


def _marks(rows: pl.DataFrame, read: pl.Series, cells: Sequence[str]) -> pl.DataFrame:
    """Say which rows hold a null byte, and which a character that cannot be read.

    The row as JSON is looked at first: nearly always it holds neither, and then no cell need be.
    """
    texts = {"null_byte": ("\0", "\\u0000"), "unreadable": (REPLACEMENT, REPLACEMENT)}
    return rows.select(
        _holds(cells, character).alias(name)
        if read.str.contains(written, literal=True).any()
        else pl.repeat(False, pl.len()).alias(name)
        for name, (character, written) in texts.items()
    )


def _holds(cells: Sequence[str], character: str) -> pl.Expr:
    return pl.any_horizontal(pl.col(cells).str.contains(character, literal=True))


def gather_each(source: str, files: Sequence[SourceFile]) -> Iterator[tuple[str, Gathered]]:
    """Read a source table by table, so that the text of one can go before the next comes; without a file, empty."""
    for name, layout in layouts_of(source).items():
        yield name, gather(layout, [file for file in files if file.table == name])
