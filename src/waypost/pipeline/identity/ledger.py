"""The ledger of review: every word on a pair, every wrong link and what was done about it. Only ever added to.

One JSON line an entry in OUT/review/ledger.jsonl, each chained to the one before, so that a line that is changed, taken
out or moved shows. It outlives a rebuild. A writer holds OUT (out_folder.held) while it reads, checks and adds. What
children stood in a return or a list is kept in the same way in OUT/uses.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from waypost.foundation.errors import OursToFix
from waypost.pipeline.exchange.durable_lines import append_line, mend

FOLDER, FILE = "review", "ledger.jsonl"
LISTED, SAID, FROZEN, DONE, LIFTED = "listed", "said", "frozen", "done", "lifted"
"""What an entry is: a pair given to reviewers; a word on it; a wrong link; a duty done; a wrong link put right."""
_START = "0" * 64

Entry = Mapping[str, Any]


class ReviewLedgerBroken(OursToFix):
    """A line of the ledger of review is not what was written there."""


def read_ledger(out: Path, folder: str = FOLDER) -> tuple[Entry, ...]:
    """Return every entry of a ledger of `out`, the first one first. Raises ReviewLedgerBroken."""
    return entries_in(out / folder / FILE)


def entries_in(path: Path) -> tuple[Entry, ...]:
    """Return every entry of a ledger's file; none where there is no file. Raises ReviewLedgerBroken."""
    if not path.is_file():
        return ()
    found: list[Entry] = []
    before = _START
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        entry, before = _checked(line, before, number)
        found.append(entry)
    return tuple(found)


def add(out: Path, entries: Iterable[Entry], folder: str = FOLDER) -> None:
    """Append entries. The caller holds `out`. Each is on the disk before this returns. Raises ReviewLedgerBroken."""
    (out / folder).mkdir(mode=0o700, exist_ok=True)
    path = out / folder / FILE
    if path.exists():
        mend(path)
    before = last_hash(path)
    for entry in entries:
        chained = {**entry, "before": before}
        before = _hash(chained)
        append_line(path, json.dumps({**chained, "hash": before}).encode())


def last_hash(path: Path) -> str:
    """Return what the next line of a ledger's file is chained to, once the whole of it has been checked."""
    if not path.is_file():
        return _START
    entries_in(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    last: str = json.loads(lines[-1])["hash"] if lines else _START
    return last


def _checked(line: str, before: str, number: int) -> tuple[Entry, str]:
    try:
        entry = json.loads(line)
        said: str = entry.pop("hash")
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise _broken(number) from error
    if entry.get("before") != before or _hash(entry) != said:
        raise _broken(number)
    entry.pop("before")
    return entry, said


def _broken(number: int) -> ReviewLedgerBroken:
    return ReviewLedgerBroken(
        "this line is not what was written there.",
        where=f"{FILE}, line {number}",
        do="Put the ledger back from a copy; it is only ever added to.",
    )


def _hash(entry: Entry) -> str:
    return hashlib.sha256(json.dumps(entry, sort_keys=True).encode()).hexdigest()
