"""`waypost bench intake`: every benchmark of intake, one after another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from waypost.foundation.errors import YoursToFix
from waypost.pipeline.bench import cin, ssda903
from waypost.pipeline.bench.figures import Asked, Figures

BENCHMARKS: dict[str, Callable[[Asked], Figures]] = {"ssda903": ssda903.measure, "cin": cin.measure}
"""Each benchmark by name. One that compares with a peer takes the peer's Python from `Asked.peers` under that name."""


class SamplesMissing(YoursToFix):
    """The folder of samples does not hold what a benchmark needs."""


def bench_intake(samples: Path, *, peers: dict[str, Path], copies: int) -> dict[str, Figures]:
    """Run every benchmark and return what each found. Raises `SamplesMissing` where there is nothing to measure."""
    if not samples.is_dir():
        raise SamplesMissing("there is no such folder", where=samples.name, do="Name the folder of samples.")
    found = {}
    for name, measure in BENCHMARKS.items():
        with TemporaryDirectory(prefix=f"waypost-bench-{name}-") as work:
            found[name] = measure(Asked(samples, Path(work), peers, copies))
    return found
