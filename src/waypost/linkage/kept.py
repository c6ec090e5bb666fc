"""Linkage as it was left: kept in a folder so that the next night's records are linked in a second, not all again.

What is kept: what each record says, the numbers that blocking asks, every link that weighs enough or may yet, and who
is one child with whom. Numbers are mapped from the disk and not read whole. A night adds a part and rewrites links; the
next full run makes one part of all.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl
import pyarrow as pa

from waypost.foundation.errors import YoursToFix
from waypost.linkage.blocking import Digests, Rows
from waypost.linkage.evidence import NAMES

RECORD = ("numbered_by", "key", "forenames", "surname", "born_on", "sex", "postcode")
"""Columns of a record: who numbers it and its key there, which together name it, and what it says."""
_LINKS = ("left", "right", "weight", "levels")


class NothingKept(YoursToFix):
    """The folder holds no linkage that this version can go on from."""


@dataclass(frozen=True, slots=True)
class Part:
    """Records that came together: `records` (RECORD, as Arrow holds them on disk) and `numbers[c]`, the digests of one
    column of each. `name`: of its folder, where it is kept already."""

    records: pa.Table
    numbers: Digests
    name: str = ""

    @staticmethod
    def of(records: pl.DataFrame, numbers: Digests) -> Part:
        """Return records and their numbers as a part."""
        columns = {name: _as_arrow(records[name]) for name in RECORD}
        return Part(pa.table(columns), numbers)

    def at(self, rows: Rows) -> pl.DataFrame:
        """Return the records at rows of this part."""
        return pl.DataFrame(self.records.take(rows))


def _as_arrow(values: pl.Series) -> pa.Array:
    """Text as Arrow can take single values of it."""
    found = values.rechunk().to_arrow()
    return found.cast(pa.large_string()) if values.dtype == pl.String else found


@dataclass(frozen=True, slots=True)
class Names:
    """How often each value of a name is told among the records: `digest`, sorted, and `count`. `commonest`: the largest
    share that it has had since all was last linked in full, nought before it was told; by that, links were left out."""

    digest: Digests
    count: Rows
    commonest: npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Kept:
    """`parts`: records by arrival; a record's row counts through them. `is_gone`: withdrawn, or told anew further on.
    `links`: left, right (rows), weight (bits), levels. `member_of`: for each row the row that names its cluster."""

    parts: tuple[Part, ...]
    is_gone: npt.NDArray[np.bool_]
    links: Mapping[str, npt.NDArray[Any]]
    member_of: Rows
    names: Mapping[str, Names]
    fingerprint: str

    @property
    def height(self) -> int:
        """How many rows there are, those gone included."""
        return len(self.is_gone)

    def starts(self) -> Iterator[tuple[int, Part]]:
        """Yield each part and the row of its first record."""
        first = 0
        for part in self.parts:
            yield first, part
            first += part.records.num_rows

    def records(self, rows: Rows) -> pl.DataFrame:
        """Return RECORD at rows, in their order."""
        places = np.arange(len(rows))
        found = []
        for first, part in self.starts():
            here = (rows >= first) & (rows < first + part.records.num_rows)
            found.append(part.at(rows[here] - first).with_columns(pl.Series("place", places[here])))
        return pl.concat(found).sort("place").drop("place")

    def numbers(self, place: int, rows: Rows) -> Digests:
        """Return the digests of one column at rows."""
        found = np.empty(len(rows), np.uint64)
        for first, part in self.starts():
            here = (rows >= first) & (rows < first + part.records.num_rows)
            found[here] = part.numbers[place, rows[here] - first]
        return found

    def clusters(self) -> pl.DataFrame:
        """Return numbered_by, key, and `cluster`, a number, of every record that is not gone."""
        rows = np.flatnonzero(~self.is_gone)
        return self.records(rows).select("numbered_by", "key").with_columns(pl.Series("cluster", self.member_of[rows]))


def save(kept: Kept, folder: Path) -> None:
    """Write what is kept into a folder of its own, readable by its owner alone.

    Parts that stand there already are left as they are. What is new is written beside, and one small file, put in
    place at the end, says which hold: a run that is cut short leaves the last state whole.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    parts = [_save_part(part, folder) for part in kept.parts]
    state = folder / f"state-{_next(folder)}"
    state.mkdir(mode=0o700)
    for name in _LINKS:
        np.save(state / f"{name}.npy", kept.links[name])
    np.save(state / "is_gone.npy", kept.is_gone)
    np.save(state / "member_of.npy", kept.member_of)
    for name, told in kept.names.items():
        np.savez(state / f"{name}.npz", digest=told.digest, count=told.count, commonest=told.commonest)
    holds = {"state": state.name, "parts": parts, "fingerprint": kept.fingerprint}
    (folder / "kept.json.new").write_text(json.dumps(holds), encoding="utf-8")
    for path in folder.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    os.replace(folder / "kept.json.new", folder / "kept.json")
    for path in folder.iterdir():
        if path.name not in {"kept.json", state.name, *parts}:
            shutil.rmtree(path)


def _save_part(part: Part, folder: Path) -> str:
    """The name of the part's folder, written if it does not stand there."""
    if part.name and (folder / part.name).is_dir():
        return part.name
    place = folder / f"part-{_next(folder)}"
    place.mkdir(mode=0o700)
    with pa.ipc.new_file(place / "records.arrow", part.records.schema) as file:
        file.write(part.records)
    np.save(place / "numbers.npy", part.numbers)
    return place.name


def _next(folder: Path) -> int:
    """A number that no part and no state here has."""
    return 1 + max((int(path.name.split("-")[1]) for path in folder.glob("*-*")), default=0)


def reopen(folder: Path, fingerprint: str) -> Kept:
    """Return what `save` wrote. Raises NothingKept where there is nothing, or another model or library wrote it."""
    try:
        told = json.loads((folder / "kept.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise NothingKept("no linkage is kept in it.", where=folder.name, do="Link all records once.") from None
    if told["fingerprint"] != fingerprint:
        raise NothingKept(
            "it was kept by another model or version.", where=folder.name, do="Link all records once more."
        )
    state = folder / told["state"]
    parts = []
    for name in told["parts"]:
        records = pa.ipc.open_file(pa.memory_map(str(folder / name / "records.arrow"))).read_all()
        parts.append(Part(records, np.load(folder / name / "numbers.npy", mmap_mode="r"), name))
    names = {name: Names(**np.load(state / f"{name}.npz")) for name in NAMES}
    return Kept(
        parts=tuple(parts),
        is_gone=np.load(state / "is_gone.npy"),
        links={name: np.load(state / f"{name}.npy") for name in _LINKS},
        member_of=np.load(state / "member_of.npy"),
        names=names,
        fingerprint=fingerprint,
    )
