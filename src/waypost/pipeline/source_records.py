"""Source records, kept whole, into one Parquet file in the declared order, and never all in memory.

Parts hold their records in that order, in groups whose first and last keys are known. So the file is written a range of
keys at a time, from the groups that reach into it. Groups of the file are of one size, wherever the ranges ended: the
same records give the same bytes, however they were shared out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from waypost.intake.contract import RECORDS
from waypost.intake.parts import RECORD_ORDER, ROWS_A_GROUP
from waypost.pipeline.basis.excluding import NOT_KEPT
from waypost.pipeline.join import known_by
from waypost.pipeline.told_parts import ToldPart

_BYTES_AT_ONCE = 128 << 20
_CODED = ["source", "sender", "file", "learnt_at"]
_Key = tuple[str, str]
_FIRST: _Key = ("", "")


@dataclass(frozen=True, slots=True)
class _Group:
    """A group of rows of a file: which, how large, and between which keys (sender, record_key) they lie.

    `last` None: nobody knows. `is_blanked`: what was read is not kept of it.
    """

    path: Path
    metadata: pq.FileMetaData
    number: int
    bytes: int
    first: _Key
    last: _Key | None
    is_blanked: bool

    def reaches(self, first: _Key, end: _Key | None) -> bool:
        """Say whether rows of a range may stand in it."""
        return (end is None or self.first < end) and (self.last is None or self.last >= first)

    def rows(self) -> pl.DataFrame:
        """Return its rows. The file is opened for as long as that takes: a country has thousands."""
        with pq.ParquetFile(self.path, metadata=self.metadata) as file:
            rows = pl.DataFrame(file.read_row_group(self.number))
        return rows.with_columns(read=pl.lit(NOT_KEPT)) if self.is_blanked else rows


def write_source_records(parts: Sequence[ToldPart], day: date, path: Path) -> None:
    """Write the records of parts that are known at the end of a day. What a part must not keep whole is not."""
    writer = _InGroups(path)
    for source in sorted({one.part.source for one in parts}):
        own = [one for one in parts if one.part.source == source and one.part.rows["records"]]
        for frame in _in_ranges(own):
            writer.write(frame.filter(known_by(day)))
    writer.close()


def _in_ranges(parts: Sequence[ToldPart]) -> Iterator[pl.DataFrame]:
    groups = [group for one in parts for group in _groups(one)]
    bounds: list[_Key] = [_FIRST]
    size = 0
    for group in sorted(groups, key=lambda group: group.first):
        if size > _BYTES_AT_ONCE and group.first > bounds[-1]:
            bounds.append(group.first)
            size = 0
        size += group.bytes
    for first, end in pairwise([*bounds, None]):
        yield _range(groups, first or _FIRST, end)


def _groups(one: ToldPart) -> list[_Group]:
    path = one.part.path("records")
    metadata = pq.read_metadata(path)
    names = metadata.schema.names
    columns = names.index("sender"), names.index("record_key")
    found = []
    for number in range(metadata.num_row_groups):
        about = metadata.row_group(number)
        sender, key = (about.column(column).statistics for column in columns)
        first, last = _between(sender, key, about.num_rows)
        found.append(_Group(path, metadata, number, about.total_byte_size, first, last, bool(one.left_out)))
    return found


def _between(sender: Any, key: Any, rows: int) -> tuple[_Key, _Key | None]:
    """Return the first and last key that statistics of a group admit; without them, any."""
    if sender is None or key is None or not key.has_min_max:
        return _FIRST, None
    if sender.null_count == rows:
        return ("", key.min), ("", key.max)
    if not sender.has_min_max or sender.null_count:
        return _FIRST, None
    if sender.min != sender.max:
        return (sender.min, ""), None
    return (sender.min, key.min), (sender.max, key.max)


def _range(groups: Sequence[_Group], first: _Key, end: _Key | None) -> pl.DataFrame:
    within = _from(first) if end is None else _from(first) & ~_from(end)
    frames = [group.rows().filter(within) for group in groups if group.reaches(first, end)]
    return pl.concat([pl.DataFrame(schema=dict(RECORDS)), *frames]).sort(RECORD_ORDER, nulls_last=False)


def _from(key: _Key) -> pl.Expr:
    sender = pl.col("sender").fill_null("")
    return (sender > key[0]) | ((sender == key[0]) & (pl.col("record_key") >= key[1]))


class _InGroups:
    """Writes rows that come in pieces of any size as groups of one size."""

    def __init__(self, path: Path) -> None:
        schema = pl.DataFrame(schema=dict(RECORDS)).to_arrow().schema
        self._writer = pq.ParquetWriter(path, schema, compression="zstd", use_dictionary=_CODED)
        self._schema = schema
        self._held = pl.DataFrame(schema=dict(RECORDS))

    def write(self, rows: pl.DataFrame) -> None:
        held = pl.concat([self._held, rows])
        whole = held.height // ROWS_A_GROUP * ROWS_A_GROUP
        for start in range(0, whole, ROWS_A_GROUP):
            self._put(held.slice(start, ROWS_A_GROUP))
        self._held = held.slice(whole).clone()

    def close(self) -> None:
        if self._held.height:
            self._put(self._held)
        self._writer.close()

    def _put(self, rows: pl.DataFrame) -> None:
        table: pa.Table = rows.rechunk().to_arrow().cast(self._schema)
        self._writer.write_table(table, row_group_size=ROWS_A_GROUP)
