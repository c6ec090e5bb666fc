"""`waypost bench build`: a build of an invented county stage by stage, and measures by family, beside reading alone.

The whole build stands beside a raw read of the same files: every byte taken into memory, and nothing made of it. A
family of measures is all that ask one table: beside it stands a scan of the columns that they name, taken for one
second at least, for what takes less than that is nobody's wait.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl

from waypost.foundation.clock import stopwatch
from waypost.insight.measures.computing import compute_measures
from waypost.insight.measures.measure import Measure
from waypost.insight.measures.registry import MEASURES as ALL
from waypost.journeys.asked import ASKED, SAID_EVENTS
from waypost.journeys.expressions import Column
from waypost.journeys.store.contract import RecordStore
from waypost.pipeline.basis.usable import UsableRecord, usable_record
from waypost.pipeline.bench.figures import Aim, Figures, Line, aim_of
from waypost.pipeline.build import Engine, build
from waypost.pipeline.out_folder import RUN_FILE
from waypost.synthetic.synthesise import synthesise
from waypost.vocabulary.sharing_terms import MEASURES, RECORD_OPERATOR

_HEAD = ("stage", "seconds", "of all, %", "rows in", "rows out")
_FLOOR_S = 1.0
_RAW = "raw read of the same bytes"


def bench_build(work: Path, *, children: int, seed: int, engine: Engine, open_store: Any, on: date) -> Figures:
    """Invent so many children's files in `work`, build them, and measure. `open_store` opens a usable record."""
    files, out = work / "files", work / "out"
    synthesise(files, children=children, seed=seed)
    start = stopwatch()
    build(files, out, engine=engine, publish=lambda *_: None, on=on)
    seconds = stopwatch() - start
    raw, size = _raw_read(files)
    run = json.loads((out / RUN_FILE).read_text(encoding="utf-8"))
    what = f"{children:,} children, {size / 1e6:,.0f} MB, {run['events']:,} events"
    lines = [Line("Build, files to record and figures", what, seconds, _RAW, raw, Aim())]
    usable = usable_record(out, purpose=MEASURES, role=RECORD_OPERATOR, on=on)
    store = open_store(usable)
    lines += families(store, usable)
    store.close()
    whole = sum(stage["seconds"] for stage in run["stages"].values())
    rows = [
        (name, f"{stage['seconds']:.2f}", round(100 * stage["seconds"] / whole), stage["rows_in"], stage["rows_out"])
        for name, stage in run["stages"].items()
    ]
    heading = f"Stages of the build; most memory {run['peak_rss_mib']:,} MiB"
    return Figures(tuple(lines), heading, _HEAD, tuple(rows))


def _raw_read(files: Path) -> tuple[float, int]:
    start, size = stopwatch(), 0
    for path in files.rglob("*"):
        if path.is_file():
            size += len(path.read_bytes())
    return stopwatch() - start, size


def families(store: RecordStore, usable: UsableRecord, measures: Iterable[Measure] = ALL) -> Iterator[Line]:
    """Yield a line a family of measures: all that ask one table first, by the table's name."""
    of_table: dict[str, list[Measure]] = {}
    for measure in measures:
        of_table.setdefault(measure.methods[0].question.table, []).append(measure)
    compute_measures(next(iter(of_table.values()))[:1], store, store.as_of)  # loads what asks the engine
    for table, own in sorted(of_table.items()):
        columns = sorted({column for measure in own for column in _columns_of(measure, table)})
        start = stopwatch()
        compute_measures(own, store, store.as_of)
        seconds = stopwatch() - start
        path = usable.record / f"{'events' if table == SAID_EVENTS else table}.parquet"
        there = [column for column in columns if column in pl.read_parquet_schema(path)]
        scan = min(_timed(partial(pl.read_parquet, path, columns=there)) for _ in range(3))
        size = f"{len(own)} measures, {len(there)} columns"
        beside = "scan of their columns, or 1 s"
        yield Line(f"Measures that ask {table}", size, seconds, beside, max(scan, _FLOOR_S), aim_of("measures"))


def _timed(work: Any) -> float:
    start = stopwatch()
    work()
    return stopwatch() - start


def _columns_of(measure: Measure, table: str) -> Iterator[str]:
    for method in measure.methods:
        yield from _named(method.question)
        yield from (group for group in ("area", *method.groups) if group in ASKED[table])


def _named(part: object) -> Iterator[str]:
    """Yield the name of every column in a question, however deep."""
    if isinstance(part, Column):
        yield part.name
    elif is_dataclass(part):
        for one in fields(part):
            yield from _named(getattr(part, one.name))
    elif isinstance(part, tuple | list):
        for one in part:
            yield from _named(one)
