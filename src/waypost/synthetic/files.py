"""Folders of invented files: where they may be written, and that an interruption leaves nothing half.

Everything is written into a hidden folder beside OUT and renamed at the end. OUT may be missing, empty, or a folder
that this program wrote before and to which nobody has added anything; any other is refused.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson
import polars as pl

from waypost.foundation.errors import YoursToFix

MANIFEST = "manifest.json"
_GIBIBYTE = 1024**3
OWN_NAMES = frozenset({MANIFEST, "README.txt", "areas.csv", "court", "cafcass", "local-authority", "truth"})

README = """Everybody in this folder is invented.

No child, parent, practitioner, address, telephone number or case in these files is real. Names were drawn from lists,
dates and places by chance. Any likeness to a real person is an accident.

The files are written in the agencies' own formats, so that software which reads those can be tried without anybody's
data. Which authority lies in which area (areas.csv) is invented too.

Written by: waypost synthesise --children {children} --seed {seed} --years {years} --until {until}
The same command writes the same files. Never mix these files with real ones.
"""


_PLANTED = """
A scenario was planted in them: {scenario}. The same command needs the same --scenario to write the same files.
What the scenario hides is told in truth/, where that was written.
"""


def readme(*, children: int, seed: int, years: int, until: str, scenario: str | None = None) -> str:
    """Return the README of a folder of invented files: who is in it, what wrote it, and which scenario is planted."""
    text = README.format(children=children, seed=seed, years=years, until=until)
    return text if scenario is None else text + _PLANTED.format(scenario=scenario)


class NoRoom(YoursToFix):
    """The disk has too little room for what was asked."""


class FolderTaken(YoursToFix):
    """OUT holds something that this program did not write."""


def check_may_be_written(out: Path) -> None:
    """Raise FolderTaken unless `out` is missing, empty, or a folder that this program wrote and nobody added to."""
    if not out.exists() and not out.is_symlink():
        return
    if not out.is_dir() or out.is_symlink():
        raise FolderTaken("there is something there that is not a folder", where=str(out), do=_CHOOSE)
    names = {entry.name for entry in out.iterdir()}
    if names and not (names <= OWN_NAMES and _is_ours(out / MANIFEST)):
        raise FolderTaken("the folder holds files that synthesise did not write", where=str(out), do=_CHOOSE)


_CHOOSE = "Choose a new or an empty folder; nothing was changed."


def _is_ours(manifest: Path) -> bool:
    try:
        given = orjson.loads(manifest.read_bytes())
    except (OSError, orjson.JSONDecodeError):
        return False
    return isinstance(given, dict) and given.get("waypost_manifest") == 1 and given.get("invented") is True


def check_has_room(out: Path, needed_bytes: int) -> None:
    """Raise NoRoom unless the disk that `out` is to be on has the room that its files roughly need."""
    standing = next(folder for folder in (out, *out.absolute().parents) if folder.is_dir())
    free = shutil.disk_usage(standing).free
    if free < needed_bytes:
        raise NoRoom(
            f"the files need about {needed_bytes / _GIBIBYTE:.1f} GiB; the disk has {free / _GIBIBYTE:.1f} GiB free.",
            where=str(out),
            do="Free some room, choose another disk, or ask for fewer children.",
        )


def size_of(folder: Path) -> tuple[int, int]:
    """Return how many files stand under a folder, and how many bytes they hold."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)


@contextmanager
def written_whole(out: Path) -> Iterator[Path]:
    """Give a hidden folder beside `out` to write into; when all went well, put it in `out`'s place.

    Raises FolderTaken as `check_may_be_written`. On any error, or an interruption, `out` stays as it was.
    """
    check_may_be_written(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    unfinished, former = (out.parent / f".{out.name}.{state}" for state in ("unfinished", "former"))
    if former.exists() and not out.exists():
        former.rename(out)  # a run was ended between the two renames: its folder is still whole
    shutil.rmtree(unfinished, ignore_errors=True)
    shutil.rmtree(former, ignore_errors=True)
    unfinished.mkdir()
    try:
        yield unfinished
        if out.exists():
            out.rename(former)
        unfinished.rename(out)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        if former.exists() and not out.exists():
            former.rename(out)
        raise
    shutil.rmtree(former, ignore_errors=True)


def write_manifest(folder: Path, **entries: Any) -> None:
    """Write the folder's manifest: who sent its files and when they were received. Everything here is invented."""
    folder.mkdir(parents=True, exist_ok=True)
    manifest = {"waypost_manifest": 1, **entries, "invented": True}
    (folder / MANIFEST).write_bytes(orjson.dumps(manifest, option=orjson.OPT_INDENT_2) + b"\n")


def write_csv(frame: pl.DataFrame, path: Path) -> int:
    """Write a frame as CSV in UTF-8, dates as ISO 8601, nulls empty. Return the number of rows."""
    path.parent.mkdir(parents=True, exist_ok=True)
    frame.write_csv(path)
    return frame.height


def write_lines(folder: Path, by_month: dict[str, list[bytes]]) -> None:
    """Write JSON Lines, a file for each month."""
    folder.mkdir(parents=True, exist_ok=True)
    for month in sorted(by_month):
        (folder / f"{month}.jsonl").write_bytes(b"\n".join(by_month[month]) + b"\n")
