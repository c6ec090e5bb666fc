"""The files of polls, IN/court/<law>/YYYY-MM.jsonl: a line a poll, in the file of the month in which its window begins.

The month is that of the feed's own clock, so the newest file's last line is always the poll that was kept last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from waypost.foundation.errors import YoursToFix
from waypost.pipeline.exchange.durable_lines import append_line, last_line, mend
from waypost.pipeline.exchange.windows import Window

_NAME = re.compile(r"\d{4}-\d{2}\.jsonl")
_MOMENT = rb'"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?)"'
_HEAD = re.compile(rb'\{"poll":\s*\{"window_start":\s*' + _MOMENT + rb',\s*"window_end":\s*' + _MOMENT)
_HEAD_BYTES = 160


class NotOurPoll(YoursToFix):
    """The newest file of polls ends with something that fetch did not write."""


class Place(NamedTuple):
    """Where a line begins."""

    file: Path
    start: int


class Kept(NamedTuple):
    """The poll that was kept last: its window and where it stands."""

    window: Window
    place: Place


class Seams(NamedTuple):
    """How windows that follow one another join: stretches that none covers, and windows that cover one again."""

    windows: int
    gaps: int
    doubles: int


def file_of(folder: Path, window: Window) -> Path:
    """Return the file that holds the window's poll."""
    return folder / f"{window.start:%Y-%m}.jsonl"


def keep(folder: Path, window: Window, line: bytes) -> Place:
    """Write the poll's line; it is on the disk when this returns."""
    path = file_of(folder, window)
    return Place(path, append_line(path, line))


def last_kept(folder: Path) -> Kept | None:
    """Return the poll that was kept last, after mending what a stop in mid-write left; None when there is none."""
    for path in reversed(_files(folder)):
        mend(path)
        if path.exists():
            start, line = last_line(path)
            window = _window(line)
            if window is None:
                raise NotOurPoll(
                    "the last line is no poll of a window, so nothing says how far the fetch had come.",
                    where=path.name,
                    do="Move the file to another folder and run again.",
                )
            return Kept(window, Place(path, start))
    return None


def seams_from(folder: Path, place: Place) -> Seams:
    """Return how the windows join from the line at `place` to the end of the newest file, as they stand on the disk."""
    windows = gaps = doubles = 0
    before: Window | None = None
    for window in _windows_from(folder, place):
        windows += 1
        if before is not None:
            gaps += window.start > before.end
            doubles += window.start < before.end
        before = window
    return Seams(windows, gaps, doubles)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name)) if folder.is_dir() else []


def _windows_from(folder: Path, place: Place) -> Iterator[Window]:
    for path in _files(folder):
        if path.name < place.file.name:
            continue
        with path.open("rb") as file:
            file.seek(place.start if path.name == place.file.name else 0)
            for line in file:
                window = _window(line)
                if window is not None:
                    yield window


def _window(line: bytes) -> Window | None:
    head = _HEAD.match(line[:_HEAD_BYTES])
    if head is None:
        return None
    return Window(*(datetime.fromisoformat(moment.decode()) for moment in head.groups()))
