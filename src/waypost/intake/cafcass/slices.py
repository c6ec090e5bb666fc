"""A large Cafcass extract laid out some cases at a time, so that no more than those must be held to be joined.

Every row keeps its file and its number. Rows of one case lie in one slice, whichever table they stand in; rows of no
case lie in the first. What is found on a file as a whole, and rows that no table could be made of, are told there too.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from waypost.intake.contract import empty
from waypost.intake.files import SourceFile
from waypost.intake.tables import Table, read_table

_CASE = "case_id"


def lay_slices(file: SourceFile, number: int, of: int, folder: Path) -> None:
    """Read one file, the `number`th of its extract, and lay its rows into `of` slices under `folder`."""
    table = read_table(file)
    own = _place(folder, number)
    own.mkdir(mode=0o700, parents=True, exist_ok=True)
    which = pl.repeat(0, table.frame.height, dtype=pl.UInt64, eager=True)
    if _CASE in table.frame.columns:
        which = table.frame[_CASE].str.strip_chars().hash(seed=0) % of
    for slice_number in range(of):
        rows = table.frame.filter(which == slice_number)
        rows.write_parquet(own / f"{slice_number}.parquet", compression="lz4", statistics=False)
    table.findings.write_parquet(own / "findings.parquet")
    (own / "table.json").write_text(json.dumps({"refused": table.refused, "absent": table.absent}), encoding="utf-8")


def read_slice(files: Sequence[SourceFile], number: int, folder: Path) -> list[Table]:
    """Return the rows of one slice, a table a file, in the order of `files`."""
    return [_table(file, number, _place(folder, place)) for place, file in enumerate(files)]


def _table(file: SourceFile, number: int, own: Path) -> Table:
    frame = pl.read_parquet(own / f"{number}.parquet")
    if number:
        return Table(file, frame, empty("findings"), frame.height, 0, ())
    told = json.loads((own / "table.json").read_text(encoding="utf-8"))
    findings = pl.read_parquet(own / "findings.parquet")
    return Table(file, frame, findings, frame.height + told["refused"], told["refused"], tuple(told["absent"]))


def _place(folder: Path, number: int) -> Path:
    return folder / f"table-{number}"
