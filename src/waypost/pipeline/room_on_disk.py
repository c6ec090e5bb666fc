"""Room on the disk for a build: asked for before the first file is read, and said plainly where it runs out.

A build needs room for what it keeps while it works, all of it beside OUT and gone at the end, and for the record
itself, while the last good build still stands.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from waypost.foundation.errors import YoursToFix
from waypost.intake.files import Discovered

NEEDED_OF_INPUT = 1.6
"""The most that stands beside OUT, in bytes of input: estimated from a build of 200,000 invented children, and an
assumption for a country."""
NEEDED_AT_LEAST = 64 << 20
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_ROOM_IN_WORDS = ("no space left on device", "disk quota exceeded", "file too large", "max_temp_directory_size")


class NoRoomOnDisk(YoursToFix):
    """The disk on which OUT lies has not the room that a build needs."""


@contextmanager
def room_on_disk(out: Path, found: Discovered) -> Iterator[None]:
    """Raise `NoRoomOnDisk` where the disk of `out` has plainly too little room for these files, or runs full."""
    needed = needed_for(sum(file.path.stat().st_size for file in found.files))
    disk = next(folder for folder in out.absolute().parents if folder.is_dir())
    free = shutil.disk_usage(disk).free
    if free < needed:
        raise NoRoomOnDisk(
            f"a build of these files needs about {_megabytes(needed)} on its disk, and {_megabytes(free)} are free.",
            where=out.name,
            do="Free some room, or name an OUT on another disk.",
        )
    with told_when_full(out.name, needed):
        yield


@contextmanager
def told_when_full(where: str, needed: int = 0) -> Iterator[None]:
    """Turn the many errors by which libraries say that a disk is full into `NoRoomOnDisk`."""
    try:
        yield
    except NoRoomOnDisk:
        raise
    except Exception as error:
        if not _is_full(error):
            raise
        about = f" A build of these files needs about {_megabytes(needed)} in all." if needed else ""
        raise NoRoomOnDisk(
            f"the disk ran full while it was built.{about} What stood before is as it was, and nothing is left over.",
            where=where,
            do="Free some room, or name an OUT on another disk, and run it again.",
        ) from error


def needed_for(input_bytes: int) -> int:
    """Return how much room, in bytes, a build of so much input needs, about."""
    return NEEDED_AT_LEAST + round(input_bytes * NEEDED_OF_INPUT)


def _is_full(error: BaseException) -> bool:
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        return True
    said = str(error).lower()
    if any(words in said for words in _NO_ROOM_IN_WORDS):
        return True
    before = error.__cause__ or error.__context__
    return before is not None and _is_full(before)


def _megabytes(count: int) -> str:
    return f"{-(-count // 1_000_000):,} MB"
