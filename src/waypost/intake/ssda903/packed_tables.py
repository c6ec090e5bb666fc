"""Rows taken from XML, packed until they are asked for, because all tables of a file stand at once."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import polars as pl

from waypost.intake.files import SourceFile
from waypost.intake.tables import Table

_SEED = 903  # any number; the same one gives the same parts
UNKNOWN = "unknown"
"""The column in which the elements of a row that are of no column of its table are kept, as one text."""


@dataclass(frozen=True, slots=True)
class PackedTable:
    """A table as `tables.Table`, its rows packed until they are asked for: all tables of a file stand at once.

    Packed, codes and days take a tenth of the room.
    """

    file: SourceFile
    packed: tuple[bytes, ...]
    columns: tuple[str, ...]
    findings: pl.DataFrame
    read: int
    refused: int
    absent: tuple[str, ...] = ()

    def cells(self, column: str) -> Iterator[pl.Series]:
        """Return one of the layout's columns alone, a piece at a time."""
        return (pl.read_ipc(io.BytesIO(packed), columns=[column])[column] for packed in self.packed)

    def _whole(self, frames: Sequence[pl.DataFrame]) -> pl.DataFrame:
        """Put rows together; an empty cell is an empty text."""
        none = pl.DataFrame(schema={"row_number": pl.Int64, **dict.fromkeys(self.columns, pl.String)})
        whole = pl.concat([none, *frames], how="diagonal")
        return whole.with_columns(pl.col(name).fill_null("") for name in whole.columns if whole[name].null_count())

    def part(self, number: int, of: int) -> Table:
        """Return one of so many parts, each with all rows of some of the children.

        What could not be read is counted with the first.
        """
        is_in_part = pl.col("CHILD").str.strip_chars().hash(_SEED) % of == number
        frames = (pl.read_ipc(io.BytesIO(packed)) for packed in self.packed)
        rows = self._whole([frame.filter(is_in_part) if of > 1 else frame for frame in frames])
        refused = 0 if number else self.refused
        findings = self.findings.clear() if number else self.findings
        return Table(self.file, rows, findings, rows.height + refused, refused, self.absent)


@dataclass(slots=True)
class Taken:
    """The rows of one table: those that were packed, and by the names of their cells those still held, with numbers."""

    packed: list[bytes] = field(default_factory=list)
    count: int = 0
    others: set[str] = field(default_factory=set)
    held: dict[tuple[str, ...], list[tuple[str | int, ...]]] = field(default_factory=dict)
    held_count: int = 0

    def put(self, number: int, names: tuple[str, ...], cells: tuple[str, ...]) -> None:
        """Hold a row."""
        rows = self.held.get(names)
        if rows is None:
            rows = self.held[names] = []
        rows.append((number, *cells))
        self.held_count += 1

    def lay(self, columns: tuple[str, ...]) -> None:
        """Pack the rows held."""
        every = (*columns, UNKNOWN) if any(UNKNOWN in names for names in self.held) else columns
        rows = pl.concat([_frame(names, rows) for names, rows in self.held.items()], how="diagonal").sort("row_number")
        here = set(rows.columns)
        cells = (pl.col(name).fill_null("") if name in here else pl.lit("").alias(name) for name in every)
        packed = io.BytesIO()
        rows.select("row_number", *cells).write_ipc(packed, compression="lz4")
        self.packed.append(packed.getvalue())
        self.count += self.held_count
        self.held.clear()
        self.held_count = 0


def _frame(names: tuple[str, ...], rows: list[tuple[str | int, ...]]) -> pl.DataFrame:
    schema = {"row_number": pl.Int64, **dict.fromkeys(names, pl.String)}
    return pl.DataFrame(dict(zip(schema, zip(*rows, strict=True), strict=True)), schema=schema)
