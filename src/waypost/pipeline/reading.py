"""Reading all that stands in IN, and telling of it: what may be used, what stands in quarantine, in numbers."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path, PurePath
from typing import Any

import polars as pl

from waypost.foundation.safe_logging import log_event
from waypost.intake.contract import FileCount
from waypost.intake.files import Discovered
from waypost.intake.findings import WHOLE_FILE
from waypost.intake.parts import Part
from waypost.intake.registry import SOURCES
from waypost.pipeline import refusals
from waypost.pipeline.basis.sorting import Quarantined, Sorted, sort_files
from waypost.pipeline.basis.telling import by_source_and_reason, quarantine_in_words
from waypost.pipeline.out_folder import KEPT
from waypost.pipeline.reading_in_batches import read_in_batches
from waypost.pipeline.stages import LOG
from waypost.vocabulary.confidentiality.file_names import plain_name

QUARANTINE = "quarantine"


@dataclass(frozen=True, slots=True)
class Read:
    """What was read: the parts of each lot, in the order of `basis.lots`, and what run.json says of the sources.

    Fields that agreements leave out are still there. `rows_told` is how many refusals, findings and files in quarantine
    there are to look at; `peak_rss_mib` the most memory that was held meanwhile, by all processes together.
    """

    basis: Sorted
    lots: tuple[tuple[Part, ...], ...]
    told: Mapping[str, Any]
    rows_told: int
    peak_rss_mib: int

    @property
    def records(self) -> int:
        """How many statements there are to use."""
        return sum(part.rows["records"] for lot in self.lots for part in lot)

    def totals_of(self, lots: Sequence[int]) -> dict[str, dict[str, int]]:
        """Return by source what stood in the files of some lots: files, read, accepted and refused."""
        own = [part for place in lots for part in self.lots[place]]
        by_source = {source: [part for part in own if part.source == source] for source in SOURCES}
        return {source: totals(parts) for source, parts in by_source.items() if parts}


def read_everything(
    found: Discovered,
    folder: Path,
    on: date,
    *,
    workers: int = 1,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Read:
    """Read every file; write refused/, findings/ and quarantine/ under `folder`; keep what may be used on a day.

    What is read is kept in KEPT under `folder`. Files in quarantine are read by themselves, so that their counts and
    findings can be told; nothing else of them is used. `progress` is told how much of the bytes is read.
    """
    basis = sort_files(found.files, on)
    groups = [lot.files for lot in basis.lots] + [[file for one in basis.quarantine for file in one.files]]
    names = [*(f"lot-{place}" for place in range(len(basis.lots))), QUARANTINE]
    bytes_of = [sum(file.path.stat().st_size for file in files) for files in groups]
    read = []
    for place, (name, files) in enumerate(zip(names, groups, strict=True)):
        told = partial(_part_of, progress, sum(bytes_of[:place]), bytes_of[place], sum(bytes_of))
        read.append(read_in_batches(files, folder / KEPT / name, workers=workers, progress=told))
    lots, aside = tuple(one.parts for one in read[:-1]), read[-1].parts
    used = [part for lot in lots for part in lot]
    rows = refusals.write(_findings(used), found.unread, folder) + _write_quarantine(basis, aside, folder)
    _log_files([*used, *aside], found)
    return Read(
        basis=basis,
        lots=lots,
        told={"sources": _sources(used, aside), QUARANTINE: _told(basis.quarantine, aside)},
        rows_told=rows,
        peak_rss_mib=max(one.peak_rss_mib for one in read),
    )


def _part_of(progress: Callable[[int, int], None], before: int, own: int, whole: int, done: int, of: int) -> None:
    """Tell how much of all bytes is read when so much of one group's work is done."""
    progress(before + (own * done // of if of else 0), whole)


def _findings(parts: Sequence[Part]) -> Mapping[str, pl.DataFrame]:
    """Return by source what was found. What several parts of one file say of the whole of it is told once."""
    found = {}
    for source in dict.fromkeys(part.source for part in parts):
        own = [part for part in parts if part.source == source]
        found[source] = pl.concat(part.frame("findings") for part in own)
        if len(_by_file(own)) < sum(len(part.files) for part in own):
            of_file = found[source]["position"] == WHOLE_FILE
            found[source] = pl.concat([found[source].filter(~of_file), found[source].filter(of_file).unique()])
    return found


def _write_quarantine(basis: Sorted, aside: Sequence[Part], folder: Path) -> int:
    """Write what was found in the files in quarantine, and why each stands there; return how many stand there."""
    refusals.write(_findings(aside), (), folder / QUARANTINE)
    lines = [
        {"file": file.name, "position": "", "rule": row["reason"], "message": row["message"], "do": row["do"]}
        for one in basis.quarantine
        for row in quarantine_in_words([one])
        for file in one.files
    ]
    return refusals.write_lines(lines, folder / QUARANTINE / "files.csv")


def _sources(used: Sequence[Part], aside: Sequence[Part]) -> dict[str, dict[str, object]]:
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


def _told(quarantine: Sequence[Quarantined], aside: Sequence[Part]) -> list[dict[str, object]]:
    """Return one row a source and reason, in the shape of run.json's `quarantine`: why, and how much of what."""
    counts = {(count.source, count.file): count for count in _by_file(aside)}
    together = by_source_and_reason(quarantine)
    rows: list[dict[str, object]] = []
    for row in quarantine_in_words(quarantine):
        names = [file.name for one in together[row["source"], row["reason"]] for file in one.files]
        own = [counts[key] for name in names if (key := (row["source"], name)) in counts]
        rows.append({**row, **_counted(own), "files": len(names)})
    return rows


def totals(parts: Sequence[Part]) -> dict[str, int]:
    """Return files, read, accepted and refused of some parts together."""
    return _counted(_by_file(parts))


def _by_file(parts: Sequence[Part]) -> list[FileCount]:
    """Return one count a file, also of those that several parts are of."""
    counts: dict[tuple[str, str], FileCount] = {}
    for count in (count for part in parts for count in part.files):
        known = counts.get((count.source, count.file))
        counts[count.source, count.file] = count if known is None else known.with_more(count)
    return list(counts.values())


def _counted(files: Sequence[FileCount]) -> dict[str, int]:
    return {
        "files": len(files),
        "read": sum(file.read for file in files),
        "accepted": sum(file.accepted for file in files),
        "refused": sum(file.refused for file in files),
    }


def _last(parts: Sequence[Part]) -> str | None:
    instants = [part.learnt_last_at for part in parts if part.learnt_last_at is not None]
    return max(instants).date().isoformat() if instants else None


def _log_files(parts: Sequence[Part], found: Discovered) -> None:
    for count in _by_file(parts):
        told = {"read": count.read, "accepted": count.accepted, "refused": count.refused}
        log_event(LOG, "file read", source=count.source, file=_place(count.file), **told)
    for unread in found.unread:
        log_event(LOG, "file not read", level=logging.WARNING, file=_place(unread.file))


def _place(file: str) -> PurePath:
    """A file's name as one line, whatever was put into it, less the words that might name somebody: logs travel."""
    return PurePath(plain_name("".join(letter if letter.isprintable() else "?" for letter in file)))
