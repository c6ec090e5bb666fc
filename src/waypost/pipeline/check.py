"""Reading and checking source files only: what is in them, what is wrong, what was not read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from waypost.disclosure.gate import let_out
from waypost.foundation.collector import collector_paused
from waypost.intake.contract import Reading
from waypost.intake.files import Unread, discover
from waypost.intake.registry import read_all
from waypost.pipeline.basis.sorting import Quarantined, sort_files
from waypost.pipeline.basis.telling import quarantine_in_words
from waypost.pipeline.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class Checked:
    """The report of a check, in the shape of `check --json`, with what decides the exit code."""

    report: dict[str, Any]
    is_clean: bool
    was_anything_read: bool


def check(paths: list[Path], *, on: date, progress: Progress = silent) -> Checked:
    """Read every file under `paths` and report per file: read, accepted, refused, findings; and what was not read.

    `quarantine` tells which of them a build on the day `on` would use for nothing. That is no fault of the files, and
    decides nothing here.
    """
    files: list[dict[str, Any]] = []
    unread: list[dict[str, Any]] = []
    quarantine: list[Quarantined] = []
    for number, path in enumerate(paths):
        progress("check", number, len(paths))
        found = discover(path)
        with collector_paused():
            readings = read_all(found.files, is_judged=True)
        files.extend(row for reading in readings for row in _rows(reading))
        unread.extend(_unread(file) for file in found.unread)
        quarantine.extend(sort_files(found.files, on).quarantine)
    progress("done", len(paths), len(paths))
    files.sort(key=lambda row: (row["path"], row["source"]))
    unread.sort(key=lambda row: row["path"])
    return Checked(
        report=let_out("check", {"files": files, "unread": unread, "quarantine": quarantine_in_words(quarantine)}),
        is_clean=not unread and not any(row["refused"] or row["findings"] for row in files),
        was_anything_read=any(row["read"] for row in files),
    )


def _rows(reading: Reading) -> list[dict[str, Any]]:
    by_file: dict[str, list[dict[str, str]]] = {}
    for row in reading.findings.sort("file", "position", "rule").iter_rows(named=True):
        message = f"{row['message'].rstrip('.')}. {row['do']}".strip()
        found = {"rule": row["rule"], "place": row["position"], "message": message}
        by_file.setdefault(row["file"], []).append(found)
    return [
        {
            "path": count.file,
            "source": reading.source,
            "read": count.read,
            "accepted": count.accepted,
            "refused": count.refused,
            "findings": by_file.get(count.file, []),
        }
        for count in reading.files
    ]


def _unread(file: Unread) -> dict[str, Any]:
    return {"path": file.file, "reason": file.reason, "do": file.do, "is_for_later": file.is_for_later}


def totals(report: dict[str, Any]) -> pl.DataFrame:
    """Return one row a source: files, read, accepted, refused, findings. For people to look at."""
    rows = [{**row, "findings": len(row["findings"]), "files": 1} for row in report["files"]]
    columns = ("files", "read", "accepted", "refused", "findings")
    schema = {"source": pl.String, **dict.fromkeys(columns, pl.Int64)}
    frame = pl.DataFrame([{key: row[key] for key in schema} for row in rows], schema=schema)
    return frame.group_by("source").agg(pl.col(column).sum() for column in columns).sort("source")
