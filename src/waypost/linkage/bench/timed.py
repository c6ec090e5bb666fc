"""What each process of the linkage benchmark hands back: seconds by step, peak memory, and a file of clusters."""

from __future__ import annotations

import json
import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl

AGENCIES = ("court", "cafcass", "la")


class Steps:
    """Seconds by step, in the order in which they ran, on the clock and of the processor."""

    def __init__(self, stopwatch: Callable[[], float], worked: Callable[[], float]) -> None:
        self.stopwatch, self.worked = stopwatch, worked
        self.seconds: dict[str, float] = {}
        self.processor_seconds: dict[str, float] = {}
        self.peak_mib = 0

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time what is done inside, and see how much memory the process has ever held."""
        start, worked = self.stopwatch(), self.worked()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + self.stopwatch() - start
        self.processor_seconds[name] = self.processor_seconds.get(name, 0.0) + self.worked() - worked
        self.peak_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

    def hand_back(self, folder: Path, name: str, clusters: pl.DataFrame, told: dict[str, object]) -> None:
        """Write `name`.json and `name`.parquet: agency, unique_id, cluster."""
        clusters.select("agency", pl.col("unique_id").cast(pl.Int64), "cluster").write_parquet(
            folder / f"{name}.parquet"
        )
        took = {"seconds": self.seconds, "processor_seconds": self.processor_seconds, "peak_mib": self.peak_mib}
        (folder / f"{name}.json").write_text(json.dumps({**told, **took}), encoding="utf-8")
