"""Putting everything away: all parts as of one moment, into one archive that was read back before it has its name."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO

from waypost.foundation.errors import YoursToFix
from waypost.pipeline.backup.archive import ArchiveWriter, ReadArchive, open_archive, verify
from waypost.pipeline.backup.manifest import Manifest
from waypost.pipeline.backup.parts import Part
from waypost.pipeline.progress import Progress, silent


class PlaceTaken(YoursToFix):
    """Something stands where the archive is to be written, or writes there already."""


def back_up(parts: Sequence[Part], to: Path, *, made_at: datetime, progress: Progress = silent) -> ReadArchive:
    """Write every part into the archive `to`, for its owner alone, read it back, and return it.

    It is written under a hidden name and gets its own once it was read back: a backup that is stopped leaves nothing.
    An archive is never written over. Raises `PlaceTaken`.
    """
    to = to.absolute()
    _check_is_free(to)
    with _unfinished(to) as (path, file):
        writer, folders = ArchiveWriter(file, made_at), []
        with ExitStack() as opened:
            with ExitStack() as still:
                held = [(part, *still.enter_context(part.held_still())) for part in parts]
                formats = {one for part in parts for one in part.record_formats()}
                pieces = [(part, piece) for part, _, own in held for piece in own]
                for _, piece in pieces:
                    opened.callback(piece.content.close)
                folders = [f"{part.name}/{name}" for part, own, _ in held for name in own]
                later = [pair for pair in pieces if pair[1].is_unchanging]
                now = [pair for pair in pieces if not pair[1].is_unchanging]
                _add(writer, now, len(pieces), progress)
            _add(writer, later, len(pieces), progress)
        manifest = Manifest(
            made_at=made_at,
            waypost=version("waypost"),
            parts=tuple(part.name for part in parts),
            record_formats=tuple(sorted(formats)),
            folders=tuple(folders),
            files=tuple(writer.written),
        )
        writer.close(manifest)
        written = open_archive(path)
        verify(written, progress=progress)
        _check_is_free(to)
        path.rename(to)
        _keep_name(to.parent)
    return ReadArchive(to, written.manifest, written.manifest_at)


def _add(writer: ArchiveWriter, pieces: Sequence[tuple[Part, object]], total: int, progress: Progress) -> None:
    for part, piece in pieces:
        writer.add(f"{part.name}/{piece.name}", piece.content, piece.size)  # type: ignore[attr-defined]
        progress("put away", len(writer.written), total)


def _check_is_free(to: Path) -> None:
    if to.exists() or to.is_symlink():
        raise PlaceTaken(
            "there is something there; a backup is never written over.", where=to.name, do="Name a new file."
        )
    if not to.parent.is_dir():
        raise PlaceTaken("there is no such folder.", where=to.parent.name, do="Make it first, or name another.")


@contextmanager
def _unfinished(to: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """Give the hidden file that becomes `to`; what a backup that was killed left there is written over."""
    path = to.parent / f".{to.name}.unfinished"
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    with os.fdopen(handle, "wb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise PlaceTaken("another backup is being written there.", where=to.name, do="Wait for it.") from error
        try:
            file.truncate()
            os.fchmod(file.fileno(), 0o600)
            yield path, file
        finally:
            path.unlink(missing_ok=True)


def _keep_name(folder: Path) -> None:
    """Have the system write down the folder's own list of names, so that a power cut cannot lose the new one."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
