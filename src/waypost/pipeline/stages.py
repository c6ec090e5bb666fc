"""The stages of a build: what each took, and how many rows went in and came out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any

from waypost.foundation.safe_logging import log_event
from waypost.foundation.workers import peak_rss_mib
from waypost.pipeline.progress import Progress, silent

LOG = logging.getLogger("waypost.pipeline")
LOG.addHandler(logging.NullHandler())  # silent unless somebody sets logging up


@dataclass(slots=True)
class Stage:
    """One stage, while it runs and after. `peak_rss_mib`: the most memory that had been held by its end."""

    seconds: float = 0.0
    rows_in: int = 0
    rows_out: int = 0
    peak_rss_mib: int = 0


@dataclass(slots=True)
class Stages:
    """Every stage of one run, in order. `stopwatch` returns seconds on a clock that only goes forward."""

    stopwatch: Callable[[], float]
    progress: Progress = silent
    total: int = 0
    done: dict[str, Stage] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str, rows_in: int = 0) -> Iterator[Stage]:
        """Time the stage `name`; set `rows_out` on what is given."""
        stage = self.done.setdefault(name, Stage())
        stage.rows_in += rows_in
        self.progress(name, len(self.done) - 1, self.total)
        started = self.stopwatch()
        try:
            yield stage
        finally:
            stage.seconds += self.stopwatch() - started
            stage.peak_rss_mib = max(stage.peak_rss_mib, peak_rss_mib())
            told: dict[str, Any] = {"rows_in": stage.rows_in, "rows_out": stage.rows_out}
            told["seconds"] = round(stage.seconds, 3)
            log_event(LOG, "stage ended", stage=name, **told)

    def part_of(self, name: str) -> Callable[[int, int], None]:
        """Return what to call with how much of the stage `name` is done, in bytes, and of how many."""

        def told(done: int, of: int) -> None:
            self.progress(f"{name} {_megabytes(done)} of {_megabytes(of)} MB", len(self.done) - 1, self.total)

        return told

    def words_of(self, name: str) -> Callable[[str], None]:
        """Return what to call with words on how the stage `name` goes about its work."""

        def told(words: str) -> None:
            self.progress(f"{name} {words}", len(self.done) - 1, self.total)

        return told

    def as_json(self) -> dict[str, dict[str, float | int]]:
        """Return the shape of run.json's `stages`."""
        return {name: {**asdict(stage), "seconds": round(stage.seconds, 3)} for name, stage in self.done.items()}


def _megabytes(count: int) -> str:
    return f"{round(count / 1_000_000):,}"
