"""Lines that last: a line is on the disk before anything that depends on it is done, and a torn one is put right.

A line is written whole with its end, and the file is synchronised. When a process or a machine stops in mid-write the
file ends without an end of line. `mend` then keeps a last line that is whole JSON, and cuts off one that is not.
"""

from __future__ import annotations

import os
from pathlib import Path

import orjson

_BLOCK = 1 << 20


def append_line(path: Path, line: bytes) -> int:
    """Append one line and wait until it is on the disk; return where it begins. A new file is its owner's alone."""
    is_new = not path.exists()
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        start = os.fstat(handle).st_size
        left = memoryview(line + b"\n")
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
    finally:
        os.close(handle)
    if is_new:
        sync_folder(path.parent)
    return start


def replace_file(path: Path, content: bytes) -> None:
    """Put a file in the place of another in one step: after a stop at any instant, one of the two is there, whole."""
    new = path.with_name(f"{path.name}.new")
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        os.write(handle, content)
        os.fsync(handle)
    finally:
        os.close(handle)
    os.replace(new, path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Wait until the folder's list of names is on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def mend(path: Path) -> None:
    """Let the file end with a whole line: end one that lacks only its end, cut off a torn one, remove an empty file."""
    start, tail = _last_piece(path, path.stat().st_size)
    if tail and _is_json(tail):
        append_line(path, b"")
    elif tail:
        with path.open("r+b") as file:
            file.truncate(start)
            os.fsync(file.fileno())
    if path.stat().st_size == 0:
        path.unlink()
        sync_folder(path.parent)


def last_line(path: Path) -> tuple[int, bytes]:
    """Return where the last line of a mended file begins, and the line."""
    return _last_piece(path, path.stat().st_size - 1)


def _last_piece(path: Path, end: int) -> tuple[int, bytes]:
    """Return what stands between the last end of line before `end` and `end`, with where it begins."""
    with path.open("rb") as file:
        start, found = end, -1
        while start > 0 and found < 0:
            block = min(_BLOCK, start)
            file.seek(start - block)
            found = file.read(block).rfind(b"\n")
            start = start - block + found + 1 if found >= 0 else start - block
        file.seek(start)
        return start, file.read(end - start)


def _is_json(text: bytes) -> bool:
    try:
        return isinstance(orjson.loads(text), dict)
    except orjson.JSONDecodeError:
        return False
