"""What is wrong with whole senders for finding out who is who: kept beside the links, told in run.json."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import polars as pl

from waypost.linkage.source_faults import source_faults

_FILE = ("linkage", "source_faults.json")


def keep_source_faults(people: pl.DataFrame, folder: Path) -> None:
    """Write what is wrong with senders (linkage.source_faults) into the folder of a build, for its owner alone."""
    path = folder.joinpath(*_FILE)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    path.write_text(json.dumps([asdict(fault) for fault in source_faults(people)]), encoding="utf-8")
    path.chmod(0o600)


def source_faults_told(folder: Path) -> list[dict[str, Any]]:
    """Return what run.json says of senders; nothing where a build kept nothing."""
    path = folder.joinpath(*_FILE)
    told: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
    return told
