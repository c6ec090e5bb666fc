"""Finished work kept on disk while a build goes on, so that one that was killed need not do it again.

Work is named by a fingerprint of all that it hangs on. It is written under another name and takes its own when it is
whole: what stands there is never half.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any

import polars as pl

from waypost.linkage.link import Linked

_UNFINISHED = ".unfinished"


@contextmanager
def making(path: Path) -> Iterator[Path]:
    """Give a folder to make work in; when all went well it takes the place `path`."""
    unfinished = path.with_name(path.name + _UNFINISHED)
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700, parents=True)
    yield unfinished
    unfinished.rename(path)


def keep_linked(linked: Linked, folder: Path) -> None:
    """Keep what linkage found in a folder."""
    told: dict[str, Any] = {}
    for name in (field.name for field in fields(Linked)):
        value = getattr(linked, name)
        if isinstance(value, pl.DataFrame):
            value.write_parquet(folder / f"{name}.parquet", compression="lz4")
        else:
            told[name] = value
    (folder / "told.json").write_text(json.dumps(told), encoding="utf-8")


def kept_linked(folder: Path) -> Linked:
    """Return what linkage found, as `keep_linked` kept it."""
    told: dict[str, Any] = json.loads((folder / "told.json").read_text(encoding="utf-8"))
    frames: dict[str, Any] = {path.stem: pl.read_parquet(path) for path in folder.glob("*.parquet")}
    return Linked(**told, **frames)


def digest_of_frame(frame: pl.DataFrame) -> str:
    """Return a digest of a frame: of its columns, its rows and their order."""
    rows = frame.hash_rows(seed=0).to_numpy()
    return hashlib.blake2b(f"{frame.schema}".encode() + rows.tobytes(), digest_size=20).hexdigest()
