"""Who has read a child's record by command: one line a reading, each chained to the one before.

A line that is changed, taken out or moved breaks the chain at its place.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from pathlib import Path

from waypost.disclosure.gate import let_out
from waypost.pipeline.out_folder import held

AUDIT_FILE = "audit.jsonl"
_START = "0" * 64


def note_reading(out: Path, *, at: datetime, who: str, command: str, child_id: str) -> None:
    """Append one reading of a child's record to OUT/audit.jsonl, before anything is shown. Raises NothingBuilt."""
    with held(out):
        _append(out / AUDIT_FILE, at=at, who=who, command=command, child_id=child_id)


def _append(path: Path, *, at: datetime, who: str, command: str, child_id: str) -> None:
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    before = json.loads(lines[-1])["hash"] if lines else _START
    entry = {"at": at.isoformat(), "who": who, "command": command, "child_id": child_id, "before": before}
    entry["hash"] = _hash(entry)
    let_out("audit", entry)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(entry) + "\n")
    path.chmod(0o600)


def first_broken_line(out: Path) -> int | None:
    """Return the number of the first line whose chain does not hold, counted from 1, or None when it is whole."""
    path = out / AUDIT_FILE
    before = _START
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines() if path.exists() else [], start=1):
        try:
            entry = json.loads(line)
            said = entry.pop("hash")
        except (ValueError, KeyError, AttributeError, TypeError):  # no JSON, or JSON that is no object with a hash
            return number
        if entry.get("before") != before or _hash(entry) != said:
            return number
        before = said
    return None


def _hash(entry: dict[str, str]) -> str:
    return hashlib.sha256(json.dumps(entry, sort_keys=True).encode()).hexdigest()
