"""`waypost bench figures`: every figure of a record, timed, with the most memory, in a process of its own.

The record is one that was built, or that of a county whose children are told many times over, each time with other
names and in another area: a country in minutes, not in hours.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from waypost.foundation.clock import stopwatch
from waypost.foundation.workers import Task, run
from waypost.insight.measures.registry import compute_all
from waypost.journeys.store.contract import RecordStore
from waypost.journeys.store.multiplied import multiply
from waypost.pipeline.analyses import compute_analyses
from waypost.pipeline.basis.usable import UsableRecord, usable_record
from waypost.pipeline.bench.figures import Figures, Line, aim_of
from waypost.pipeline.bench.peak_memory import own_peak_mb
from waypost.pipeline.build import Engine, build
from waypost.synthetic.synthesise import synthesise
from waypost.vocabulary.sharing_terms import MEASURES, RECORD_OPERATOR

OpenStore = Callable[[UsableRecord], RecordStore]


@dataclass(frozen=True, slots=True)
class Took:
    """What every figure of a record took: seconds of the measures and of the analyses, how many each, and MB at most.

    `children` are children in proceedings: a child who came back counts each time.
    """

    children: int
    events: int
    measures_s: float
    measures: int
    analyses_s: float
    analyses: int
    peak_mb: float


def make_country(work: Path, *, children: int, copies: int, seed: int, engine: Engine, on: date) -> Path:
    """Invent so many children in `work`, build their record, tell everyone so many times; return the build."""
    files, out = work / "files", work / "out"
    synthesise(files, children=children, seed=seed)
    build(files, out, engine=engine, publish=lambda *_: None, on=on)
    usable = usable_record(out, purpose=MEASURES, role=RECORD_OPERATOR, on=on)
    (database,) = usable.record.glob("*.duckdb")
    multiply(database, copies)
    return out


def bench_figures(out: Path, *, open_store: OpenStore, on: date) -> Figures:
    """Time every figure of a build. `open_store` opens a usable record, and other processes can import it by name."""
    # What this process held while it made the record must not count; with one worker it would be done here.
    (done,) = run([Task(took, {"out": out, "open_store": open_store, "on": on})], workers=2)
    told = done.answer
    size = f"{told.children:,} children in proceedings, {told.events:,} events"
    return Figures(
        (
            Line(f"Measures: {told.measures:,} figures", size, told.measures_s),
            Line(f"Comparisons, groups, cost, forecasts: {told.analyses:,} figures", size, told.analyses_s),
            Line(
                "Every measure, grain and group",
                size,
                told.measures_s + told.analyses_s,
                aim=aim_of("figures"),
                ours_mb=told.peak_mb,
            ),
        )
    )


def took(out: Path, open_store: OpenStore, on: date) -> Took:
    """Compute every figure of a build and return what it took of this process."""
    store = open_store(usable_record(out, purpose=MEASURES, role=RECORD_OPERATOR, on=on))
    counts, as_of = store.counts(), store.as_of
    start = stopwatch()
    measures = len(compute_all(store, as_of))
    measured = stopwatch()
    analyses = len(compute_analyses(store, as_of).figures)
    ended = stopwatch()
    store.close()
    return Took(
        counts["children_in_proceedings"],
        counts["events"],
        measured - start,
        measures,
        ended - measured,
        analyses,
        own_peak_mb(),
    )
