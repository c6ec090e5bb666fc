"""`waypost bench ways`: what follows what with waits, and the twenty commonest ways, beside a scan and beside pm4py.

The ways are invented, coded and sorted as a record keeps them. A scan reads the same columns of the same file into
memory, with the fastest reader that we have; ours reads them too. Both in turn, the best of a few turns. pm4py is a
peer under the AGPL in a Python of its own; its seconds begin once it has the table in memory.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from waypost.foundation.errors import YoursToFix
from waypost.insight.ways.steps import EVERY_KIND
from waypost.insight.ways.walked import Footsteps, Walked
from waypost.insight.ways.walking import walk_ways
from waypost.pipeline.bench import peer_ways
from waypost.pipeline.bench.figures import Figures, Line, aim_of
from waypost.pipeline.bench.floors import beside_a_floor
from waypost.pipeline.bench.ways_records import write_ways

EVENTS = 40_000_000
_COLUMNS = ("child", "activity", "happened_on")
_TURNS = 5
_HEAD = ("steps of the peer", "seconds", "peak MiB", "variants, peer", "variants, ours")


class PeerFailed(YoursToFix):
    """The peer's Python could not run the peer."""


def bench_ways(work: Path, *, events: int = EVENTS, seed: int = 7, peer: Path | None = None) -> Figures:
    """Invent so many events in `work`, walk them, and compare. Raises `PeerFailed`."""
    path = work / "ways.parquet"
    rows, children = write_ways(path, events, seed=seed)
    size = f"{rows:,} events, {children:,} children"
    found: list[Walked] = []

    def ours() -> None:
        found[:] = [walk(path, children)]

    ours()  # compiles the pass, once for a machine
    seconds, scan = beside_a_floor(ours, lambda: scan_of(path), _TURNS)
    what = "What follows what with waits, and the 20 commonest ways"
    lines = [Line(what, size, seconds, "scan of the same columns", scan, aim_of("ways_scan"))]
    if peer is None:
        return Figures(tuple(lines))
    told = _peer(peer, path, work)
    taken: dict[str, float] = told["seconds"]
    whole = sum(taken.values())
    lines.append(Line(what, size, seconds, f"pm4py {told['version']}", whole, aim_of("ways_peer")))
    steps = ", ".join(f"{step} {one:.1f}" for step, one in taken.items())
    row = (steps, f"{whole:.1f}", told["peak_mib"], told["variants"], found[0].sequences)
    return Figures(tuple(lines), "What the peer took", _HEAD, (row,))


def scan_of(path: Path) -> pl.DataFrame:
    """Read the columns that a walk reads, and nothing more."""
    return pl.read_parquet(path, columns=list(_COLUMNS))


def walk(path: Path, children: int) -> Walked:
    """Read the columns and walk every way, every kind of event a step."""
    frame = scan_of(path).rechunk()
    child, activity, day = (frame[column].to_physical().to_numpy() for column in _COLUMNS)
    return walk_ways(
        Footsteps(child, child, activity, day),
        activities=EVERY_KIND,
        steps=EVERY_KIND,
        is_chosen=np.ones(children + 1, np.bool_),
        case_of=np.arange(children + 1),
        threads=os.cpu_count() or 1,
    )


def _peer(python: Path, path: Path, work: Path) -> dict[str, Any]:
    ran = subprocess.run(  # noqa: S603 (the user names the interpreter; the script and its argument are ours)
        [str(python), str(peer_ways.__file__), str(path)], capture_output=True, check=False, cwd=work
    )
    if ran.returncode:
        raise PeerFailed("it could not run pm4py.", where=python.name, do="Name a Python that has pm4py installed.")
    told: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return told
