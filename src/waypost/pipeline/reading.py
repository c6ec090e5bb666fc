"""Reading all that stands in IN, and telling of it: what may be used, what stands in quarantine, in numbers."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path, PurePath
from typing import Any

import polars as pl

from waypost.foundation.safe_logging import log_event
from waypost.intake.contract import FileCount, Reading
from waypost.intake.files import Discovered
from waypost.intake.registry import SOURCES, read_all
from waypost.pipeline import refusals
from waypost.pipeline.basis.sorting import Quarantined, Sorted, sort_files
from waypost.pipeline.basis.telling import by_source_and_reason, quarantine_in_words
from waypost.pipeline.stages import LOG
from waypost.vocabulary.confidentiality.file_names import plain_name

QUARANTINE = "quarantine"


@dataclass(frozen=True, slots=True)
class Read:
    """What was read: the readings of each lot, in the order of `basis.lots`, and what run.json says of the sources.

    Fields that agreements leave out are still there. Whoever has done with the readings clears them.

    `rows_told` is how many refusals, findings and files in quarantine there are to look at.
    """

    basis: Sorted
    lots: list[tuple[Reading, ...]]
    told: Mapping[str, Any]
    rows_told: int

    @property
    def records(self) -> int:
        """How many statements there are to use."""
        return sum(reading.records.height for lot in self.lots for reading in lot)

    def totals_of(self, lots: Sequence[int]) -> dict[str, dict[str, int]]:
        """Return by source what stood in the files of some lots: files, read, accepted and refused."""
        own = [reading for place in lots for reading in self.lots[place]]
        by_source = {source: [reading for reading in own if reading.source == source] for source in SOURCES}
        return {source: totals(readings) for source, readings in by_source.items() if readings}


def read_everything(found: Discovered, folder: Path, on: date) -> Read:
    """Read every file; write refused/, findings/ and quarantine/ under `folder`; keep what may be used on a day.

    Files in quarantine are read by themselves, so that their counts and findings can be told; nothing else of them is
    kept.
    """
    basis = sort_files(found.files, on)
    lots = [read_all(lot.files) for lot in basis.lots]
    aside = read_all([file for one in basis.quarantine for file in one.files])
    used = [reading for lot in lots for reading in lot]
    rows = refusals.write(_together(used), found.unread, folder) + _write_quarantine(basis, aside, folder)
    _log_files([*used, *aside], found)
    return Read(
        basis=basis,
        lots=lots,
        told={"sources": _sources(used, aside), QUARANTINE: _told(basis.quarantine, aside)},
        rows_told=rows,
    )


def _together(readings: Sequence[Reading]) -> list[Reading]:
    """Return one reading a source: of several lots, the first with the findings of all."""
    by_source: dict[str, list[Reading]] = {}
    for reading in readings:
        by_source.setdefault(reading.source, []).append(reading)
    return [
        own[0] if len(own) == 1 else replace(own[0], findings=pl.concat([reading.findings for reading in own]))
        for own in by_source.values()
    ]


def _write_quarantine(basis: Sorted, aside: Sequence[Reading], folder: Path) -> int:
    """Write what was found in the files in quarantine, and why each stands there; return how many stand there."""
    refusals.write(aside, (), folder / QUARANTINE)
    lines = [
        {"file": file.name, "position": "", "rule": row["reason"], "message": row["message"], "do": row["do"]}
        for one in basis.quarantine
        for row in quarantine_in_words([one])
        for file in one.files
    ]
    return refusals.write_lines(lines, folder / QUARANTINE / "files.csv")


def _sources(used: Sequence[Reading], aside: Sequence[Reading]) -> dict[str, dict[str, object]]:
    """Return by source what stood in its files and, where some stand in quarantine, how much of it that is.

    `learnt_last_on` is of what is used.
    """
    told: dict[str, dict[str, object]] = {}
    for source in SOURCES:
        own, kept = [r for r in used if r.source == source], [r for r in aside if r.source == source]
        if own or kept:
            told[source] = {**totals(own + kept), "learnt_last_on": _last(own)}
            if kept:
                told[source][QUARANTINE] = totals(kept)
    return told


def _told(quarantine: Sequence[Quarantined], aside: Sequence[Reading]) -> list[dict[str, object]]:
    """Return one row a source and reason, in the shape of run.json's `quarantine`: why, and how much of what."""
    counts = {(count.source, count.file): count for reading in aside for count in reading.files}
    together = by_source_and_reason(quarantine)
    rows: list[dict[str, object]] = []
    for row in quarantine_in_words(quarantine):
        names = [file.name for one in together[row["source"], row["reason"]] for file in one.files]
        own = [counts[key] for name in names if (key := (row["source"], name)) in counts]
        rows.append({**row, **_counted(own), "files": len(names)})
    return rows


def totals(readings: Sequence[Reading]) -> dict[str, int]:
    """Return files, read, accepted and refused of some readings together."""
    return _counted([count for reading in readings for count in reading.files])


def _counted(files: Sequence[FileCount]) -> dict[str, int]:
    return {
        "files": len(files),
        "read": sum(file.read for file in files),
        "accepted": sum(file.accepted for file in files),
        "refused": sum(file.refused for file in files),
    }


def _last(readings: Sequence[Reading]) -> str | None:
    days = [last for reading in readings if isinstance(last := reading.records["learnt_at"].max(), datetime)]
    return max(days).date().isoformat() if days else None


def _log_files(readings: Sequence[Reading], found: Discovered) -> None:
    for count in (count for reading in readings for count in reading.files):
        told = {"read": count.read, "accepted": count.accepted, "refused": count.refused}
        log_event(LOG, "file read", source=count.source, file=_place(count.file), **told)
    for unread in found.unread:
        log_event(LOG, "file not read", level=logging.WARNING, file=_place(unread.file))


def _place(file: str) -> PurePath:
    """A file's name as one line, whatever was put into it, less the words that might name somebody: logs travel."""
    return PurePath(plain_name("".join(letter if letter.isprintable() else "?" for letter in file)))
