"""What one batch of a source's files said, kept as Parquet in a folder: nobody need hold a country's text.

Frames are those of the contract, `confidences` among them. Records are kept in the declared order of source records, in
groups of some megabytes, so that a range of them is found without reading all. A part is whole when its `part.json` is
there: that is written last.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl

from waypost.intake.confidences import read_confidences
from waypost.intake.contract import CONFIDENCES, FRAMES, FileCount, Reading

NOTE = "part.json"
RECORD_ORDER = ("source", "sender", "record_key", "learnt_at", "read", "file", "position")
"""The order in which a part's records stand, nulls first."""
ROWS_A_GROUP = 20_000
"""Of records at most: what was read is long, and whoever looks for one record reads a group."""
_BYTES_A_GROUP = 2 << 20  # of what was read, in a part: whoever merges parts reads the groups of a range of keys
KEPT: Mapping[str, Mapping[str, pl.DataType | type[pl.DataType]]] = {**FRAMES, "confidences": CONFIDENCES}


@dataclass(frozen=True, slots=True)
class Part:
    """One part: where it lies, the counts of its files, and of how many rows each frame is.

    `learnt_last_at` and `happened_last_on` are the last of its records and of its events; None where nothing says.
    """

    source: str
    folder: Path
    files: tuple[FileCount, ...]
    rows: Mapping[str, int]
    learnt_last_at: datetime | None
    happened_last_on: date | None

    def path(self, name: str) -> Path:
        """Return where the frame `name` lies; frames without rows lie nowhere."""
        return self.folder / f"{name}.parquet"

    def scan(self, name: str) -> pl.LazyFrame:
        """Return the frame `name`, to be read when it is needed."""
        if not self.rows[name]:
            return pl.LazyFrame(schema=dict(KEPT[name]))
        return pl.scan_parquet(self.path(name))

    def frame(self, name: str, columns: Collection[str] | None = None) -> pl.DataFrame:
        """Return the frame `name`, or some columns of it."""
        scanned = self.scan(name)
        return (scanned if columns is None else scanned.select(columns)).collect()


def keep(reading: Reading, folder: Path) -> Part:
    """Keep a reading in a folder that is made for it."""
    folder.mkdir(mode=0o700, parents=True)
    frames = {name: getattr(reading, name) for name in FRAMES} | {"confidences": read_confidences(reading)}
    for name, frame in frames.items():
        if not frame.height:
            continue
        path = folder / f"{name}.parquet"
        if name == "records":
            long = max(1, int(frame["read"].str.len_bytes().mean() or 1))
            rows = min(ROWS_A_GROUP, max(100, _BYTES_A_GROUP // long))
            in_order = frame.sort(RECORD_ORDER, nulls_last=False)
            in_order.write_parquet(path, compression="zstd", compression_level=1, row_group_size=rows)
        else:
            frame.write_parquet(path, compression="lz4")
    learnt, happened = reading.records["learnt_at"].max(), reading.events["happened_on"].max()
    told = {
        "source": reading.source,
        "files": [(one.file, one.read, one.accepted, one.refused) for one in reading.files],
        "rows": {name: frame.height for name, frame in frames.items()},
        "learnt_last_at": learnt.isoformat() if isinstance(learnt, datetime) else None,
        "happened_last_on": happened.isoformat() if isinstance(happened, date) else None,
    }
    (folder / NOTE).write_text(json.dumps(told), encoding="utf-8")
    return kept_at(folder)


def kept_at(folder: Path) -> Part:
    """Return the part that lies in a folder. Raises FileNotFoundError where none was finished there."""
    told: dict[str, Any] = json.loads((folder / NOTE).read_text(encoding="utf-8"))
    learnt, happened = told["learnt_last_at"], told["happened_last_on"]
    return Part(
        source=told["source"],
        folder=folder,
        files=tuple(FileCount(told["source"], *one) for one in told["files"]),
        rows=told["rows"],
        learnt_last_at=datetime.fromisoformat(learnt) if learnt else None,
        happened_last_on=date.fromisoformat(happened) if happened else None,
    )
