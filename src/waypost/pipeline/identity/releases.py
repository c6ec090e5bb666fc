"""Which releases were made of the record, build after build: so that what rested on a wrong link can be named."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

from waypost.pipeline.identity.known import FOLDER, RELEASES_FILE, Known


def note_release(folder: Path, known: Known, as_of: date) -> None:
    """Write into the folder of a build which releases there were before, and this one where it is another."""
    measures = (folder / "release" / "measures.csv").read_bytes()
    own = {"on": known.on.isoformat(), "as_of": as_of.isoformat(), "sha256": hashlib.sha256(measures).hexdigest()}
    path = folder / FOLDER / RELEASES_FILE
    is_same = any(one["sha256"] == own["sha256"] and one["as_of"] == own["as_of"] for one in known.releases)
    path.write_text(json.dumps([*known.releases, *([] if is_same else [own])], indent=1) + "\n", encoding="utf-8")
    path.chmod(0o600)


def releases_in(out: Path) -> list[dict[str, Any]]:
    """Return the releases that a build knows of, with the day on which each was made."""
    path = out / FOLDER / RELEASES_FILE
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
    return found
