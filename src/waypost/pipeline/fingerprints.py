"""Fingerprints of work that may be used again: of the files it read, what was told of them, and the code that did it.

A file is known by its content, never by its time. Whatever differs in the least has another fingerprint, and its work
is done again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from waypost.intake.batches import Batch

_LIBRARIES = ("duckdb", "lxml", "numba", "numpy", "orjson", "polars", "pyarrow")
_CODE = (".py", ".yaml", ".json", ".csv", ".md")
_BYTES_AT_ONCE = 1 << 20


def fingerprint_of(batch: Batch, content: str | None = None) -> str:
    """Return the fingerprint of what a batch says. `content`: that of its files together, where it is known."""
    told = [
        (file.name, file.source, file.form, file.encoding, file.columns, file.table, file.delimiter, file.manifest)
        for file in batch.files
    ]
    part = [batch.slice.number, batch.slice.of] if batch.slice else None
    return digest_of(code(), batch.source, told, part, content or content_of(file.path for file in batch.files))


def content_of(paths: Iterable[Path]) -> str:
    """Return a digest of what stands in some files, in that order."""
    whole = hashlib.blake2b(digest_size=20)
    for path in paths:
        with path.open("rb", buffering=0) as file:
            size = 0
            while piece := file.read(_BYTES_AT_ONCE):
                whole.update(piece)
                size += len(piece)
        whole.update(f"/{size}/".encode())
    return whole.hexdigest()


def digest_of(*parts: object) -> str:
    """Return a digest of plain values, in that order."""
    return hashlib.blake2b(json.dumps(parts, default=str).encode(), digest_size=20).hexdigest()


@cache
def code() -> str:
    """Return a digest of Waypost's own code and data, and the versions of the libraries that do the work."""
    own = hashlib.blake2b(digest_size=20)
    for name, content in sorted(_contents(files("waypost"), "")):
        own.update(f"{name}\0{len(content)}\0".encode())
        own.update(content)
    return digest_of(own.hexdigest(), [version(name) for name in ("waypost", *_LIBRARIES)])


def _contents(folder: Traversable, prefix: str) -> Iterable[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _contents(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(_CODE):
            yield prefix + entry.name, entry.read_bytes()
