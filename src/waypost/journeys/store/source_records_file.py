"""Writes source_records.parquet, the same whichever engine holds the record: no question asks it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import polars as pl

from waypost.journeys.linked import LinkedRecord
from waypost.journeys.row_order import SORTED_BY

FILE = "source_records.parquet"
ROWS_IN_GROUP = 20_000


def source_records_of(linked: LinkedRecord) -> pl.DataFrame | Path:
    """Return a linked record's source records: the file in which they lie in declared order, or the frame."""
    paths = linked.parquet_of("records")
    return linked.records if paths is None else paths[0]


def save_source_records(records: pl.DataFrame | Path, folder: Path) -> None:
    """Write source records into a record's folder. A file is linked to, where the disk can, and else copied."""
    target = folder / FILE
    if isinstance(records, pl.DataFrame):
        # Sorted where it lies: the texts are long, and handing them to an engine would hold them twice.
        in_order = records.sort(SORTED_BY["source_records"], nulls_last=False, maintain_order=True)
        in_order.write_parquet(target, compression="zstd", row_group_size=ROWS_IN_GROUP)
        return
    target.unlink(missing_ok=True)
    try:
        os.link(records, target)
    except OSError:  # another disk, or one that has no links
        shutil.copyfile(records, target)
