"""Putting everything back: extracted and verified beside OUT, then in its place by renames, or not at all."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from waypost.foundation.errors import YoursToFix
from waypost.pipeline import out_folder
from waypost.pipeline.backup.archive import ReadArchive, extract, open_archive
from waypost.pipeline.backup.parts import Part
from waypost.pipeline.progress import Progress, silent


class NotThatArchive(YoursToFix):
    """The archive is not the one whose fingerprint was given."""


class PartsUnlike(YoursToFix):
    """The archive holds a part that nobody can put back, or lacks one that was asked for."""


class NoRoom(YoursToFix):
    """The disk has no room for what the archive holds."""


def opened(path: Path, fingerprint: str | None = None) -> ReadArchive:
    """Return the archive at a path. Raises `NotThatArchive` where its fingerprint is another than the one given."""
    archive = open_archive(path)
    if fingerprint is not None and archive.manifest.fingerprint != fingerprint.strip().lower():
        raise NotThatArchive(
            "its fingerprint is another: this is not the backup that was meant, or somebody has altered it.",
            where=path.name,
            do="Nothing was restored. Ask whoever keeps the fingerprints.",
        )
    return archive


def restore(archive: ReadArchive, out: Path, parts: Sequence[Part], *, progress: Progress = silent) -> None:
    """Put every part of an archive back; `out` is OUT, beside which it is extracted.

    Everything is extracted and verified, and every part asked whether it may be put back, before anything takes its
    place. Raises `BuildRunning` while a build of OUT is under way.
    """
    out = out.absolute()
    own = {part.name: part for part in parts}
    if set(own) != set(archive.manifest.parts):
        names = ", ".join(sorted(set(own) ^ set(archive.manifest.parts)))
        raise PartsUnlike(
            f"it and this Waypost differ in: {names}.", where=archive.path.name, do="Nothing was restored."
        )
    out_folder.check_is_ours(out)
    with _place_beside(out) as folder:
        if shutil.disk_usage(folder).free < archive.manifest.size:
            raise NoRoom(
                "the disk has too little room.", where=out.parent.name, do="Make room, or name another folder."
            )
        extract(archive, folder, progress=progress)
        for name in archive.manifest.parts:
            (folder / name).mkdir(mode=0o700, exist_ok=True)
            _close(folder / name)
            own[name].check_may_be_put_back(folder / name)
        for name in archive.manifest.parts:
            own[name].put_back(folder / name)


def _close(folder: Path) -> None:
    """Take every right from others, whatever the process's mask lets through."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)


@contextmanager
def _place_beside(out: Path) -> Iterator[Path]:
    """Give an empty folder where a build would be made, and hold it as a build would; it is gone in the end."""
    out_folder.clear(out)
    folder = out_folder.building(out)
    folder.mkdir(mode=0o700, parents=True)
    with (folder / out_folder.LOCK_FILE).open("w", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise out_folder.BuildRunning(
                "a build is under way there.", where=out.name, do="Wait for it, or name another OUT."
            ) from error
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            if out.exists():
                shutil.rmtree(out_folder.previous(out), ignore_errors=True)
            out_folder.recover(out)
