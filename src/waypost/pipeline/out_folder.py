"""OUT: readable by its owner alone, and always a whole build. An interrupted build leaves the last one as it was.

The new build is made in a hidden neighbour of OUT and takes its place at the end by two renames. If the machine stops
between the two, the next build or `waypost forget` puts the last good one back.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from waypost.foundation.errors import YoursToFix

RUN_FILE = "run.json"
LOCK_FILE = "building.lock"
KEPT = "kept"
"""Where, in the folder of a build, finished work is kept that a build that goes on may use again."""
CARRIED_OVER = ("audit.jsonl", "corrections", "review", "uses")
"""What outlives a rebuild: who has read a child's record, what owners of sources have answered, what people decided of
who is who, and which return or list a child stood in."""


class NotOurFolder(YoursToFix):
    """The folder holds something that Waypost did not build, and will not be written over or removed."""


class BuildRunning(YoursToFix):
    """Another build of the same OUT is under way."""


class NothingBuilt(YoursToFix):
    """The folder holds no build."""


def building(out: Path) -> Path:
    """Return where a new build of `out` is made."""
    return out.parent / f".{out.name}.building"


def previous(out: Path) -> Path:
    """Return where the last good build waits during the swap."""
    return out.parent / f".{out.name}.previous"


def check_is_ours(out: Path) -> None:
    """Raise `NotOurFolder` unless `out` is absent, empty, or a build."""
    if not out.exists():
        return
    if not out.is_dir():
        raise NotOurFolder("this is a file, not a folder.", where=out.name, do="Name another OUT.")
    if any(out.iterdir()) and not (out / RUN_FILE).exists():
        raise NotOurFolder(
            "this folder holds something that Waypost did not build.",
            where=out.name,
            do="Name an empty or new folder as OUT.",
        )


def check_is_built(out: Path) -> None:
    """Raise `NothingBuilt` unless `out` holds a build."""
    recover(out)
    if not (out / RUN_FILE).exists():
        raise NothingBuilt("there is no build here.", where=out.name, do="Run `waypost build IN OUT` first.")


def recover(out: Path) -> None:
    """Put the last good build back where a stop in mid-swap left it aside. A build under way is left alone."""
    if previous(out).exists() and not out.exists():
        previous(out).rename(out)


def clear(out: Path) -> None:
    """Remove what a stopped build left beside `out`. Raises `BuildRunning` when that build is still under way."""
    recover(out)
    if building(out).exists():
        with _locked(building(out)):
            shutil.rmtree(building(out))
    if previous(out).exists():
        shutil.rmtree(previous(out))


@contextmanager
def _locked(folder: Path) -> Iterator[TextIO]:
    """Hold the lock of a folder that is being built. The system lets go of it however the process ends."""
    with (folder / LOCK_FILE).open("w", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BuildRunning(
                "another build is under way there.", where=folder.name, do="Wait for it, or name another OUT."
            ) from error
        yield file


@contextmanager
def new_build(out: Path, *, is_from_scratch: bool = True) -> Iterator[Path]:
    """Give a folder to build in; on success it becomes `out`, on any failure `out` stays as it was.

    Unless `is_from_scratch`, what a build that was killed had kept for going on is still there, in KEPT. A build that
    fails, or that somebody stops, leaves nothing.
    """
    out = out.absolute()
    check_is_ours(out)
    if is_from_scratch:
        clear(out)
    recover(out)
    folder = building(out)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    with _locked(folder):
        _clear_but_kept(folder)
        shutil.rmtree(previous(out), ignore_errors=True)
        try:
            yield folder
            (folder / LOCK_FILE).unlink()
            swap(folder, out)
        finally:
            if folder.exists():
                shutil.rmtree(folder)


def _clear_but_kept(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_dir() and path.name != KEPT:
            shutil.rmtree(path)
        elif not path.is_dir() and path.name != LOCK_FILE:
            path.unlink()


@contextmanager
def held(out: Path) -> Iterator[None]:
    """Hold `out` while something that outlives a rebuild is added to it: no build takes its place meanwhile.

    Raises `NothingBuilt` where there is no folder. Waits for whoever holds it.
    """
    while True:
        try:
            handle = os.open(out, os.O_RDONLY | os.O_DIRECTORY)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise NothingBuilt("there is no build here.", where=out.name, do="Run `waypost build` first.") from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            if out.exists() and os.path.samestat(os.fstat(handle), out.stat()):
                yield
                return
        finally:
            os.close(handle)


def swap(folder: Path, out: Path) -> None:
    """Let the finished `folder` take the place of `out`."""
    if not out.exists():
        folder.rename(out)
        return
    with held(out):
        _swap(folder, out)
    shutil.rmtree(previous(out))


def _swap(folder: Path, out: Path) -> None:
    for name in CARRIED_OVER:
        if (out / name).is_dir():
            shutil.copytree(out / name, folder / name)
        elif (out / name).exists():
            shutil.copy2(out / name, folder / name)
    out.rename(previous(out))
    folder.rename(out)


def forget(out: Path) -> bool:
    """Remove the build, its spill and its leftovers. Return whether there was anything.

    Raises `NotOurFolder` when the folder holds something else.
    """
    out = out.absolute()
    check_is_ours(out)
    found = any(folder.exists() for folder in (out, building(out), previous(out)))
    clear(out)
    if out.exists():
        shutil.rmtree(out)
    return found
