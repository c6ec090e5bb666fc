"""The archive: one plain tar file, that any tar can open, with its manifest last. Streamed, however large it is.

Every byte of it follows from the manifest and the files: headers hold nothing but name, size and the archive's moment,
gaps are noughts. So a reader does not trust what headers say; it says what they must be. No link, no device and no
owner can stand in it.
"""

from __future__ import annotations

import hashlib
import io
import os
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from waypost.foundation.errors import YoursToFix
from waypost.pipeline.backup.manifest import (
    MANIFEST_NAME,
    Archived,
    ArchiveDamaged,
    Manifest,
    read_manifest,
)
from waypost.pipeline.progress import Progress, silent

_BLOCK = 512
_END = bytes(2 * _BLOCK)
_AT_ONCE = 1 << 20
_LONGEST_MANIFEST = 256 << 20


class NotABackup(YoursToFix):
    """The file is no archive that `waypost backup` made."""


class ChangedMeanwhile(YoursToFix):
    """A file became shorter while it was put away."""


@dataclass(frozen=True, slots=True)
class ReadArchive:
    """An archive on disk whose end was read: its manifest, and where that stands in it."""

    path: Path
    manifest: Manifest
    manifest_at: int


class ArchiveWriter:
    """Writes files one after another into an open file, and the manifest at the end."""

    def __init__(self, to: BinaryIO, made_at: datetime) -> None:
        self._to, self._made_at = to, made_at
        self.written: list[Archived] = []

    def add(self, name: str, content: BinaryIO, size: int) -> None:
        """Write one file of `size` bytes. Raises `ChangedMeanwhile` where there are fewer."""
        self._to.write(_header(name, size, self._made_at))
        digest, left = hashlib.sha256(), size
        while left:
            piece = content.read(min(_AT_ONCE, left))
            if not piece:
                raise ChangedMeanwhile("a file became shorter meanwhile.", where=name, do="Run `waypost backup` again.")
            digest.update(piece)
            self._to.write(piece)
            left -= len(piece)
        self._to.write(bytes(-size % _BLOCK))
        self.written.append(Archived(name, size, digest.hexdigest()))

    def close(self, manifest: Manifest) -> None:
        """Write the manifest and the end."""
        text = manifest.as_bytes()
        self._to.write(_header(MANIFEST_NAME, len(text), self._made_at) + text + bytes(-len(text) % _BLOCK) + _END)
        self._to.flush()
        os.fsync(self._to.fileno())


def open_archive(path: Path) -> ReadArchive:
    """Return an archive, its manifest read and its structure sound; its files are not looked at yet.

    Raises `NotABackup`, `ArchiveDamaged` and `ArchiveTooNew`.
    """
    with path.open("rb") as file:
        try:
            last = _last_member(file)
        except tarfile.TarError as error:
            raise NotABackup(
                "this is no backup of Waypost's.", where=path.name, do="Name a file that it made."
            ) from error
        if last is None or last.name != MANIFEST_NAME or last.size > _LONGEST_MANIFEST:
            raise ArchiveDamaged("it is no backup of Waypost's, or it was cut short.", where=path.name)
        file.seek(last.offset)
        rest = file.read()
    header_size = last.offset_data - last.offset
    text = rest[header_size : header_size + last.size]
    manifest = read_manifest(text)
    if rest != _header(MANIFEST_NAME, len(text), manifest.made_at) + text + bytes(-len(text) % _BLOCK) + _END:
        raise ArchiveDamaged("its end is not as it was written.", where=path.name)
    return ReadArchive(path, manifest, last.offset)


def _last_member(file: BinaryIO) -> tarfile.TarInfo | None:
    last = None
    with tarfile.open(fileobj=file, mode="r:") as opened:
        for member in opened:
            last = member
    return last


def verify(archive: ReadArchive, *, first: int = 1, progress: Progress = silent) -> None:
    """Read the files from number `first` on and raise `ArchiveDamaged` unless each is as it was put away."""
    for number, (_, content) in enumerate(_contents(archive, first), start=first):
        for _ in content:
            pass
        progress("verify", number, len(archive.manifest.files))


def extract(archive: ReadArchive, folder: Path, *, progress: Progress = silent) -> None:
    """Write every file and folder of an archive into an empty folder of its own, for its owner alone, and verify them.

    Raises `ArchiveDamaged` as soon as something is not as it was put away: what was written by then is worth nothing.
    """
    for name in archive.manifest.folders:
        (folder / name).mkdir(mode=0o700, parents=True, exist_ok=True)
    for number, (file, content) in enumerate(_contents(archive, 1), start=1):
        path = folder / file.name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        with os.fdopen(handle, "wb") as written:
            for piece in content:
                written.write(piece)
            written.flush()
            os.fsync(written.fileno())
        progress("restore", number, len(archive.manifest.files))


def _contents(archive: ReadArchive, first: int) -> Iterator[tuple[Archived, Iterator[bytes]]]:
    """Yield each file with its content in pieces; whoever takes the last piece knows that it was sound."""
    with archive.path.open("rb") as opened:
        for number, file in enumerate(archive.manifest.files, start=1):
            header = _header(file.name, file.size, archive.manifest.made_at)
            if number < first:
                opened.seek(len(header) + file.size + -file.size % _BLOCK, io.SEEK_CUR)
                continue
            if opened.read(len(header)) != header:
                raise _altered(archive, file)
            yield file, _pieces(opened, file, lambda file=file: _altered(archive, file))  # type: ignore[misc]
        if opened.tell() != archive.manifest_at:
            raise ArchiveDamaged("it holds something that its list does not name.", where=archive.path.name)


def _pieces(opened: BinaryIO, file: Archived, altered: Callable[[], ArchiveDamaged]) -> Iterator[bytes]:
    digest, left = hashlib.sha256(), file.size
    while left:
        piece = opened.read(min(_AT_ONCE, left))
        if not piece:
            raise altered()
        digest.update(piece)
        left -= len(piece)
        yield piece
    padding = -file.size % _BLOCK
    if digest.hexdigest() != file.sha256 or opened.read(padding) != bytes(padding):
        raise altered()


def _altered(archive: ReadArchive, file: Archived) -> ArchiveDamaged:
    number = archive.manifest.files.index(file) + 1
    return ArchiveDamaged(
        f"file {number} of {len(archive.manifest.files)} in it is not as it was put away.", where=archive.path.name
    )


def _header(name: str, size: int, made_at: datetime) -> bytes:
    info = tarfile.TarInfo(name)
    info.size, info.mode, info.mtime = size, 0o600, int(made_at.timestamp())
    return info.tobuf(tarfile.PAX_FORMAT, "utf-8", "strict")
