"""The ledger: what was sent to the court service, a line before the call and a line after it, never taken back.

A line holds a digest of what was sent, not the thing itself, and no name. Between the two lines, and when the answer
was lost, nobody knows whether the court holds it: that is `unknown`, and stays so until it is sent again on purpose.
"""

from __future__ import annotations

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from waypost.foundation.errors import YoursToFix
from waypost.intake.identity import LEDGER_KEY
from waypost.pipeline.exchange.durable_lines import append_line, mend

LEDGER_FILE = "sent.jsonl"
LOCK_FILE = ".sending-lock"


class Fate(StrEnum):
    """What became of something that was to be sent. `SENDING` with nothing after it is as good as `UNKNOWN`."""

    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"


class LedgerNotReadable(YoursToFix):
    """A line of the ledger is damaged."""


class SendingElsewhere(YoursToFix):
    """Another command is sending with the same ledger."""


class Parcel(NamedTuple):
    """What is sent: to which case of which law, what it is (a report's type, or guardians), and its digest."""

    law: str
    case: str
    what: str
    digest: str


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of what is sent."""
    return hashlib.sha256(content).hexdigest()


class Ledger:
    """The ledger of one folder, held for this command alone."""

    def __init__(self, path: Path, entries: list[dict[str, Any]]) -> None:
        self._path, self._entries = path, entries

    def write(self, parcel: Parcel, fate: Fate, at: datetime, *, status: int | None = None) -> None:
        """Append one line; it is on the disk when this returns."""
        entry = {LEDGER_KEY: fate.value, "at": at.isoformat(), **parcel._asdict()}
        if status is not None:
            entry["status"] = status
        append_line(self._path, orjson.dumps(entry))
        self._entries.append(entry)

    def fate_of(self, parcel: Parcel) -> Fate | None:
        """Return what became of exactly this parcel, or None. A call that was never closed is `UNKNOWN`."""
        return _fate(self._entries, parcel)

    def is_last(self, parcel: Parcel) -> bool:
        """Say whether this parcel was the last of its kind that its case was sent, and the court confirmed it."""
        same = [entry for entry in self._entries if all(entry[key] == getattr(parcel, key) for key in _KIND)]
        return bool(same) and same[-1]["digest"] == parcel.digest and same[-1][LEDGER_KEY] == Fate.SENT


_KIND = ("law", "case", "what")


def _fate(entries: list[dict[str, Any]], parcel: Parcel) -> Fate | None:
    same = [entry for entry in entries if all(entry[key] == value for key, value in parcel._asdict().items())]
    if not same:
        return None
    fates = [Fate(entry[LEDGER_KEY]) for entry in same]
    return Fate.UNKNOWN if fates[-1] is Fate.SENDING else fates[-1]


@contextmanager
def open_ledger(folder: Path) -> Iterator[Ledger]:
    """Give the ledger of a folder, mended, held until the end. The system lets go of it however the process ends."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / LEDGER_FILE
    with (folder / LOCK_FILE).open("w", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SendingElsewhere("another command is sending.", where=folder.name, do="Wait for it.") from None
        if path.exists():
            mend(path)
        lines = path.read_bytes().splitlines() if path.exists() else []
        yield Ledger(path, [_entry(number, line) for number, line in enumerate(lines, start=1)])


def _entry(number: int, line: bytes) -> dict[str, Any]:
    try:
        entry: dict[str, Any] = orjson.loads(line)
        Fate(entry[LEDGER_KEY])
        Parcel(*(entry[key] for key in Parcel._fields))
    except (ValueError, KeyError, TypeError):
        raise LedgerNotReadable(
            "this line is damaged, so nothing can be sent safely.",
            where=f"{LEDGER_FILE} line {number}",
            do="Put the ledger back from a copy, or begin a new one in another folder.",
        ) from None
    return entry
