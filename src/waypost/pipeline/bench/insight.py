"""`waypost bench insight`: the attribution of every wait beside a scan of the columns that it reads."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from waypost.foundation.clock import stopwatch
from waypost.journeys.store.attributing import READS, attribution_beside_scan
from waypost.pipeline.bench.figures import Figures, Line, aim_of
from waypost.pipeline.invented_record import invented_record
from waypost.pipeline.records import Engine
from waypost.synthetic.invent import invent

UNTIL = date(2027, 3, 31)
"""The last day of the invented world."""
FLOOR_SECONDS = 1.0
"""A scan is taken for no less: of a small record the fixed cost of thirty statements is most of the time."""


def bench_insight(work: Path, *, children: int, seed: int, engine: Engine) -> Figures:
    """Invent a record in `work`, attribute every wait of it again, and set that beside a scan."""
    kept = work / "kept"
    store = engine.make(work)
    store.load(invented_record(invent(children=children, seed=seed, until=UNTIL), UNTIL))
    store.save(kept)
    store.close()
    ours, scan, waits = attribution_beside_scan(kept / "waypost.duckdb", work / "spill", stopwatch)
    columns = sum(len(columns) for columns in READS.values())
    beside = "scan of what it reads" + (", told as a second" if scan < FLOOR_SECONDS else "")
    what = "Attribution of every wait, to the tables of the record"
    size = f"{children:,} children, {waits:,} waits"
    line = Line(what, size, ours, beside, max(scan, FLOOR_SECONDS), aim_of("attribution_scans"))
    row = (columns, f"{scan:.3f}", f"{ours / scan:.1f}")
    return Figures((line,), "The bare ratio", ("columns", "scan, seconds", "times a scan"), (row,))
