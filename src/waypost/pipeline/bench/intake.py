"""`waypost bench intake`: every benchmark of intake, one after another."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from tempfile import TemporaryDirectory

from waypost.foundation.errors import YoursToFix
from waypost.pipeline.bench import cin, court, memory, ssda903
from waypost.pipeline.bench.figures import Asked, Figures

BENCHMARKS: dict[str, Callable[[Asked], Figures]] = {
    "ssda903": ssda903.measure,
    "cin": cin.measure,
    "court": court.measure,
    "memory": memory.measure,
}
"""Each benchmark by name. One that compares with a peer takes the peer's Python from `Asked.peers` under that name."""


class SamplesMissing(YoursToFix):
    """The folder of samples does not hold what a benchmark needs."""


def bench_intake(
    samples: Path, *, peers: dict[str, Path], copies: int, only: Collection[str] = ()
) -> dict[str, Figures]:
    """Run the benchmarks named, every one where none is, and return what each found.

    Raises `SamplesMissing` where there is nothing to measure.
    """
    if not samples.is_dir():
        raise SamplesMissing("there is no such folder", where=samples.name, do="Name the folder of samples.")
    found = {}
    for name, measure in BENCHMARKS.items():
        if only and name not in only:
            continue
        with TemporaryDirectory(prefix=f"waypost-bench-{name}-") as work:
            found[name] = measure(Asked(samples, Path(work), peers, copies))
    return found
