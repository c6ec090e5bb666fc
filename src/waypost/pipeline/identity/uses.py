"""Which children stood in what was made of the record: returns, lists of corrections and of waits, files for reviewers.

An audit line says that somebody read a return; this says whose children stood in it, so that a wrong link is followed
to everything that used it. Kept in OUT/uses, only ever added to, outliving a rebuild.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from waypost.pipeline.identity.ledger import Entry, add, read_ledger
from waypost.pipeline.out_folder import held

FOLDER = "uses"
RETURN, CORRECTION, REVIEW, RELEASE, WAITING = "return", "correction", "review", "release", "waiting"


def note_use(out: Path, what: str, name: str, children: Sequence[str], *, at: datetime, who: str) -> None:
    """Note that something was made of the record, by whom, and the children who stood in it."""
    entry = {"what": what, "name": name, "children": sorted(set(children)), "at": at.isoformat(), "who": who}
    with held(out):
        add(out, [entry], FOLDER)


def uses_of(out: Path, children: Sequence[str]) -> list[Entry]:
    """Return what was made of the record in which any of the children stood, the first one first."""
    asked = set(children)
    return [entry for entry in read_ledger(out, FOLDER) if asked & set(entry["children"])]
