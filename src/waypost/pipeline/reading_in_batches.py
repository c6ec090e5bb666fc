"""Reading files a batch at a time, on every core, each batch kept on disk as soon as it is read.

A small build reads in this process. What is kept is the same whatever the number of workers. A batch that was read
before, by a build that was stopped, is not read again: its folder is named by all that it hangs on.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from waypost.foundation.collector import collector_paused
from waypost.foundation.workers import Task, peak_rss_mib, run
from waypost.intake.batches import Batch, batches_of, belonging_together
from waypost.intake.cafcass.slices import lay_slices
from waypost.intake.files import SourceFile
from waypost.intake.parts import NOTE, Part, keep, kept_at
from waypost.intake.registry import SOURCES, read_batch
from waypost.pipeline.fingerprints import content_of, fingerprint_of
from waypost.pipeline.room_on_disk import told_when_full

BYTES_WORTH_WORKERS = 96 << 20
"""Assumption: below this, starting another process costs more than it saves."""
_TASKS_WEIGH = 192 << 20  # of batches in one process, one after another: its start costs a second
_BESIDE = "OUT"
_MAKE_ROOM = "Free some memory, and run the same command again: it goes on where it stopped."

Told = Callable[[int, int], None]
"""Told how much is done, and of how much, in bytes."""


@dataclass(frozen=True, slots=True)
class Readings:
    """The parts that were read, in the order of sources and files.

    `peak_rss_mib` is the most memory that this process and its workers held together.
    """

    parts: tuple[Part, ...]
    peak_rss_mib: int


def read_in_batches(
    files: Sequence[SourceFile], folder: Path, *, workers: int, progress: Told = lambda done, of: None
) -> Readings:
    """Read files and keep what they say under `folder`."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    batches = [
        batch
        for source in SOURCES
        if (own := [file for file in files if file.source == source])
        for batch in batches_of(source, own, folder / "slices")
    ]
    reader = _Reader(folder, workers, progress, sum(batch.weight for batch in batches))
    parts = reader.read(batches)
    instead = belonging_together(batches, lambda number: parts[number].frame("records", ("record_key", "learnt_at")))
    if instead:
        for batch, numbers in instead:
            for number in numbers:
                shutil.rmtree(parts.pop(number).folder)
            (parts[numbers[0]],) = reader.read([batch]).values()
    shutil.rmtree(folder / "slices", ignore_errors=True)
    return Readings(tuple(parts[number] for number in sorted(parts)), reader.peak_rss_mib)


class _Reader:
    """Reads batches into folders. `peak_rss_mib`: the most memory that this process and its workers held together."""

    def __init__(self, folder: Path, workers: int, progress: Told, weight: int) -> None:
        self.peak_rss_mib = 0
        self._folder, self._progress, self._weight = folder, progress, weight
        self._workers = workers if weight > BYTES_WORTH_WORKERS else 1

    def read(self, batches: Sequence[Batch]) -> dict[int, Part]:
        """Return the part of each batch, by its number."""
        content = self._slice([batch for batch in batches if batch.slice is not None])
        tasks = list(_tasks(batches)) if self._workers > 1 else [(one,) for one in enumerate(batches)]

        def has_ended(ended: int) -> None:
            self._progress(ended * self._weight // len(tasks), self._weight)

        answers = self._run(
            [
                Task(_read, {"batches": [one for _, one in task], "folder": self._folder, "sliced": content})
                for task in tasks
            ],
            has_ended,
        )
        return {
            number: kept_at(self._folder / name)
            for task, names in zip(tasks, answers, strict=True)
            for (number, _), name in zip(task, names, strict=True)
        }

    def _slice(self, batches: Sequence[Batch]) -> str | None:
        """Lay out the slices that are still to be read; return the digest of the files that are sliced."""
        if not batches or batches[0].slice is None:
            return None
        first, slice_ = batches[0], batches[0].slice
        content = content_of(file.path for file in first.files)
        if not all(_is_kept(self._folder / fingerprint_of(batch, content)) for batch in batches):
            given = [
                {"file": file, "number": number, "of": slice_.of, "folder": slice_.folder}
                for number, file in enumerate(first.files)
            ]
            self._run([Task(_lay, one) for one in given])
        return content

    def _run(
        self, tasks: Sequence[Task[list[str]]], has_ended: Callable[[int], None] = lambda _: None
    ) -> list[list[str]]:
        done = run(tasks, workers=self._workers, has_ended=has_ended, make_room=_MAKE_ROOM)
        peaks = sorted((one.peak_rss_mib for one in done), reverse=True)
        self.peak_rss_mib = max(self.peak_rss_mib, peak_rss_mib() + sum(peaks[: self._workers]))
        return [one.answer for one in done]


def _tasks(batches: Sequence[Batch]) -> Iterator[tuple[tuple[int, Batch], ...]]:
    """Share batches out among processes: each takes some that follow one another."""
    held: list[tuple[int, Batch]] = []
    weight = 0
    for number, batch in enumerate(batches):
        if held and weight + batch.weight > _TASKS_WEIGH:
            yield tuple(held)
            held, weight = [], 0
        held.append((number, batch))
        weight += batch.weight
    if held:
        yield tuple(held)


def _lay(file: SourceFile, number: int, of: int, folder: Path) -> list[str]:
    with told_when_full(_BESIDE):
        lay_slices(file, number, of, folder)
    return []


def _is_kept(folder: Path) -> bool:
    return (folder / NOTE).is_file()


def _read(batches: Sequence[Batch], folder: Path, sliced: str | None) -> list[str]:
    """Read batches one after another; return the names of the folders of their parts."""
    names = []
    for batch in batches:
        name = fingerprint_of(batch, sliced if batch.slice else None)
        own = folder / name
        if not _is_kept(own):
            shutil.rmtree(own, ignore_errors=True)
            with collector_paused(), told_when_full(_BESIDE):
                keep(read_batch(batch), own)
        names.append(name)
    return names
