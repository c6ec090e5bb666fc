"""A folder of personal data that is handed on: its owner's alone, written whole or not at all, with a note on top.

It holds a run.json, as OUT does, so that a build that finds it inside IN passes it over: what Waypost says is no
source.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import polars as pl

from waypost.foundation.errors import YoursToFix
from waypost.pipeline.out_folder import RUN_FILE

NOTE_FILE = "READ-ME-FIRST.txt"
_KIND = "kind"


class FolderHoldsOther(YoursToFix):
    """The folder holds something that this command did not write, and will not be written over."""


@contextmanager
def private_folder(folder: Path, *, kind: str, told: Mapping[str, object], note: str) -> Iterator[Path]:
    """Give a folder to write in; when all went well it takes the place of `folder`, with mode 0700.

    `kind` says what it holds; one of the same kind is replaced. `told` goes into its run.json, `note` into the note. On
    any error, or an interruption, `folder` stays as it was. Raises FolderHoldsOther.
    """
    folder = folder.absolute()
    _check_may_be_written(folder, kind)
    folder.parent.mkdir(parents=True, exist_ok=True)
    unfinished, former = (folder.parent / f".{folder.name}.{state}" for state in ("unfinished", "former"))
    if former.exists() and not folder.exists():
        former.rename(folder)
    for left in (unfinished, former):
        shutil.rmtree(left, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    unfinished.chmod(0o700)
    try:
        (unfinished / NOTE_FILE).write_text(note, encoding="utf-8")
        yield unfinished
        (unfinished / RUN_FILE).write_text(json.dumps({_KIND: kind, **told}, indent=2) + "\n", encoding="utf-8")
        _close(unfinished)
        if folder.exists():
            folder.rename(former)
        unfinished.rename(folder)
    finally:
        if former.exists() and not folder.exists():
            former.rename(folder)
        for left in (unfinished, former):
            shutil.rmtree(left, ignore_errors=True)


def _close(folder: Path) -> None:
    """Take every right from others, whatever the process's mask lets through."""
    for path in folder.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)


def _check_may_be_written(folder: Path, kind: str) -> None:
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    try:
        own = json.loads((folder / RUN_FILE).read_text(encoding="utf-8"))[_KIND] == kind
    except (OSError, ValueError, KeyError, TypeError):
        own = False
    if not own:
        raise FolderHoldsOther(
            "there is something there that this command did not write.",
            where=folder.name,
            do="Name a new or an empty folder.",
        )


def write_table(frame: pl.DataFrame, path: Path) -> None:
    """Write a frame as CSV in UTF-8. No cell can run as a formula when a spreadsheet opens it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    frame.select(_safe(name) for name in frame.columns).write_csv(path)


def _safe(name: str) -> pl.Expr:
    text = pl.col(name).cast(pl.String)
    return (
        pl.when(text.str.contains(r"^[=+\-@\t\r]")).then(pl.concat_str(pl.lit("'"), text)).otherwise(text).alias(name)
    )
