"""The ledger of corrections: what was listed, and what was answered. Only ever added to; it outlives a rebuild.

One JSON line an entry, each chained to the one before, so that a line that is changed or taken out shows.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from waypost.foundation.errors import OursToFix

FOLDER, FILE = "corrections", "ledger.jsonl"
LISTED, ANSWERED = "listed", "answered"
_START = "0" * 64


class LedgerBroken(OursToFix):
    """A line of the ledger is not what was written there."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of an owner. `answered_on` is an ISO day, `at` when it was read in."""

    correction_id: str
    answer: str
    corrected_value: str
    answered_on: str
    answered_by_role: str
    at: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the ledger of a build says: the corrections ever listed, and the last answer to each."""

    listed: frozenset[str]
    answers: Mapping[str, Answer]


def read_ledger(out: Path) -> Ledger:
    """Return the ledger of the build `out`; an empty one where there is none. Raises LedgerBroken."""
    listed: set[str] = set()
    answers: dict[str, Answer] = {}
    before = _START
    for number, line in enumerate(_lines(out), start=1):
        entry, before = _checked(line, before, number)
        if entry["what"] == LISTED:
            listed.add(entry["correction_id"])
        else:
            answers[entry["correction_id"]] = Answer(**{name: entry[name] for name in Answer.__slots__})
    return Ledger(frozenset(listed), answers)


def note_listed(out: Path, correction_ids: Iterable[str], *, at: datetime) -> None:
    """Add the corrections that are listed for the first time."""
    known = read_ledger(out).listed
    new = sorted(set(correction_ids) - known)
    _append(out, [{"what": LISTED, "correction_id": one, "at": at.isoformat()} for one in new])


def note_answers(out: Path, answers: Iterable[Answer], *, at: datetime) -> None:
    """Add answers, in the order given."""
    _append(out, [{"what": ANSWERED, **asdict(one), "at": at.isoformat()} for one in answers])


def _lines(out: Path) -> list[str]:
    path = out / FOLDER / FILE
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def _checked(line: str, before: str, number: int) -> tuple[dict[str, Any], str]:
    try:
        entry = json.loads(line)
        said = entry.pop("hash")
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise _broken(number) from error
    if entry.get("before") != before or _hash(entry) != said:
        raise _broken(number)
    return entry, said


def _broken(number: int) -> LedgerBroken:
    return LedgerBroken(
        "this line is not what was written there.",
        where=f"{FOLDER}/{FILE}, line {number}",
        do="Put the ledger back from a copy; it is only ever added to.",
    )


def _append(out: Path, entries: list[dict[str, Any]]) -> None:
    if not entries:
        return
    folder = out / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    lines = _lines(out)
    before = json.loads(lines[-1])["hash"] if lines else _START
    path = folder / FILE
    with path.open("a", encoding="utf-8") as file:
        path.chmod(0o600)
        for entry in entries:
            chained = {**entry, "before": before}
            before = _hash(chained)
            file.write(json.dumps({**chained, "hash": before}) + "\n")


def _hash(entry: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(entry, sort_keys=True).encode()).hexdigest()
