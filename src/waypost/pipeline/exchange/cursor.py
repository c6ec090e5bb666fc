"""How far the fetch of one law has come, so that a stop at any instant leaves neither a gap nor a double.

The order, for every window: ask; write the poll's line and wait until it is on the disk; only then move the cursor on,
in one step. The first cursor is written before the first question. Recovery, at every start: a last line that lacks
only its end is ended, a torn one is cut off (its window is not behind the cursor, and is asked again); then **the last
whole line is the truth** and its window's end is where to go on, because a stop between line and cursor leaves a line
that the cursor does not know yet. The cursor tells where the fetch began, where to go on when no line is there, and
that there were lines, should they be gone.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import orjson

from waypost.foundation.errors import YoursToFix
from waypost.pipeline.exchange.durable_lines import replace_file
from waypost.pipeline.exchange.poll_files import Kept, last_kept
from waypost.pipeline.exchange.windows import as_text

CURSOR_FILE = ".fetch-cursor.json"
LOCK_FILE = ".fetch-lock"
_HOW_TO = "See docs/how-to/fetch-from-the-court-service.md."


class CursorNotReadable(YoursToFix):
    """The cursor file is damaged."""


class WhereToBegin(YoursToFix):
    """Nothing says from when on to fetch, or what is asked for does not join what is there."""


class LinesGone(YoursToFix):
    """The cursor knows of polls that are not there."""


class FetchRunning(YoursToFix):
    """Another fetch into the same folder is under way."""


class Cursor(NamedTuple):
    """`begun_at` and `done_until` on the feed's clock, without a zone; `has_lines` once a poll has been kept."""

    begun_at: datetime
    done_until: datetime
    has_lines: bool


class Start(NamedTuple):
    """Where to go on, and the poll that was kept last, if any."""

    cursor: Cursor
    kept: Kept | None


def write_cursor(folder: Path, cursor: Cursor) -> None:
    """Let the cursor take the place of the last one in one step."""
    said = {
        "begun_at": as_text(cursor.begun_at),
        "done_until": as_text(cursor.done_until),
        "has_lines": cursor.has_lines,
    }
    replace_file(folder / CURSOR_FILE, orjson.dumps(said) + b"\n")


def read_cursor(folder: Path) -> Cursor | None:
    """Return the cursor of a folder, or None."""
    path = folder / CURSOR_FILE
    if not path.exists():
        return None
    try:
        said = orjson.loads(path.read_bytes())
        begun_at, done_until = (datetime.fromisoformat(said[key]) for key in ("begun_at", "done_until"))
        return Cursor(begun_at, done_until, bool(said["has_lines"]))
    except (ValueError, KeyError, TypeError):
        raise CursorNotReadable(
            "this file is damaged.", where=CURSOR_FILE, do="Remove it: the last line of the polls tells how far it got."
        ) from None


def take_up(folder: Path, since: datetime | None) -> Start:
    """Return where to go on, after mending; `since` (on the feed's clock) is needed for the first time only.

    Raises `WhereToBegin` when nothing says from when on, or `since` would leave a gap or fetch twice; `LinesGone` when
    the polls were taken away. What is returned stands in the cursor file.
    """
    cursor, kept = read_cursor(folder), last_kept(folder)
    if kept is not None:
        begun_at = cursor.begun_at if cursor else kept.window.start
        cursor = Cursor(begun_at, kept.window.end, has_lines=True)
    elif cursor is not None and cursor.has_lines:
        raise LinesGone(
            "polls were kept here, and their files are gone.",
            where=folder.name,
            do=f"Put them back. To fetch them again, remove {CURSOR_FILE} and say --since. {_HOW_TO}",
        )
    elif cursor is None or since is not None:
        cursor = _first(since)
    _check_joins(cursor, since)
    write_cursor(folder, cursor)
    return Start(cursor, kept)


def _first(since: datetime | None) -> Cursor:
    if since is None:
        raise WhereToBegin(
            "nothing has been fetched into this folder yet.", where="--since", do="Say from when on to fetch."
        )
    return Cursor(since, since, has_lines=False)


def _check_joins(cursor: Cursor, since: datetime | None) -> None:
    if since is None or cursor.begun_at <= since <= cursor.done_until:
        return
    what = "after what has been fetched ends" if since > cursor.done_until else "before what has been fetched begins"
    raise WhereToBegin(
        f"this is {what}: windows would be missed or kept twice.",
        where="--since",
        do=f"Leave it out to go on, or fetch into another folder. {_HOW_TO}",
    )


@contextmanager
def only_fetch(folder: Path) -> Iterator[None]:
    """Hold the folder's lock. The system lets go of it however the process ends."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / LOCK_FILE).open("w", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise FetchRunning("another fetch is under way here.", where=folder.name, do="Wait for it.") from None
        yield
