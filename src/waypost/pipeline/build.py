"""The order of the day: read, link, assemble, measure, release. No rules."""

from __future__ import annotations

import json
import logging
import os
import platform
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path, PurePath
from typing import Any

from waypost.disclosure.release import Release, release, write
from waypost.foundation.clock import stopwatch
from waypost.foundation.collector import collector_paused
from waypost.foundation.errors import YoursToFix
from waypost.foundation.safe_logging import log_event
from waypost.insight.measures.registry import compute_all
from waypost.intake.contract import FileCount, Reading
from waypost.intake.files import Discovered, discover
from waypost.intake.registry import read_all
from waypost.journeys.linked import LinkedRecord
from waypost.journeys.store.contract import RecordStore
from waypost.linkage.link import link
from waypost.pipeline import out_folder, refusals
from waypost.pipeline.data_quality.assess import Quality, assess
from waypost.pipeline.join import gather, join
from waypost.pipeline.progress import Progress, silent
from waypost.pipeline.spreading import events_of_no_child
from waypost.pipeline.stages import LOG, Stages, peak_rss_mib

LIBRARIES = ("waypost", "duckdb", "polars", "pyarrow", "splink", "ibis-framework", "numpy")
STAGES = 8


class NothingToRead(YoursToFix):
    """No file in IN is one that a source reads: there is nothing to build a record from."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: the content of run.json, and whether anything was refused, found or left unread."""

    run: Mapping[str, object]
    has_findings: bool


@dataclass(frozen=True, slots=True)
class Engine:
    """The store that wiring chose: its name for run.json, and how to make one inside the folder of a build.

    It keeps the record in `record`, and may spill into `spill`, both inside that folder.
    """

    name: str
    make: Callable[[Path], RecordStore]


Publish = Callable[[Release, Mapping[str, object], Quality, Path], None]


def build(
    source: Path,
    out: Path,
    *,
    engine: Engine,
    publish: Publish,
    as_of: date | None = None,
    profile: str | None = None,
    progress: Progress = silent,
) -> Built:
    """Build the record, the measures and the release of every file under `source` into `out`.

    `publish` writes what doors show (the board pack, the pages of data quality) into the release folder before the
    build takes its place.
    Raises `YoursToFix` errors for input that cannot be used at all; single bad records are refused, not raised.
    """
    stages = Stages(stopwatch, progress, STAGES)
    found = discover(source)
    if not found.files:
        raise NothingToRead(
            f"none of the {len(found.unread)} files there can be read.",
            where=source.name,
            do="Run `waypost check` on it to see why.",
        )
    with out_folder.new_build(out) as folder:
        linked, told = _read_and_link(found, folder, as_of, stages)
        run = {
            "engine": engine.name,
            **told,
            **_build_record(linked, found, folder, engine, profile, stages, publish, told),
        }
        (folder / out_folder.RUN_FILE).write_text(
            json.dumps(run, indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
        )
    progress("done", STAGES, STAGES)
    return Built(run=run, has_findings=told["findings"] > 0)


def _read_and_link(
    found: Discovered, folder: Path, as_of: date | None, stages: Stages
) -> tuple[LinkedRecord, dict[str, Any]]:
    """Return the linked record, and what run.json says of the sources. What only the readers need is let go of here."""
    with stages.stage("read", len(found.files)) as stage, collector_paused():
        readings = read_all(found.files)
        stage.rows_out = sum(reading.records.height for reading in readings)
        rows_told = refusals.write(readings, found.unread, folder)
        _log_files(readings, found)
        sources = {reading.source: _source(reading) for reading in readings}
        said = gather(readings, as_of)
        del readings
    (folder / "spill").mkdir(mode=0o700)
    with stages.stage("link", said.people.height) as stage:
        linked = link(said.people, proceedings=said.proceedings, temp_directory=folder / "spill")
        stage.rows_out = linked.children.height
        record = join(said, linked, found.area_maps)
    return record, {
        "as_of": said.as_of.isoformat(),
        "versions": {name: version(name) for name in LIBRARIES}
        | {"python": platform.python_version(), "cores": os.cpu_count()},
        "invented": found.is_invented,
        "sources": sources,
        "findings": rows_told - _left_for_later(found),
        "events_of_no_child": events_of_no_child(said.events, record.events),
        "unread": [asdict(file) for file in found.unread],
    }


def _log_files(readings: Sequence[Reading], found: Discovered) -> None:
    for count in (count for reading in readings for count in reading.files):
        told = {"read": count.read, "accepted": count.accepted, "refused": count.refused}
        log_event(LOG, "file read", source=count.source, file=_place(count.file), **told)
    for unread in found.unread:
        log_event(LOG, "file not read", level=logging.WARNING, file=_place(unread.file))


def _place(file: str) -> PurePath:
    """A file's name as one line, whatever was put into it."""
    return PurePath("".join(letter if letter.isprintable() else "?" for letter in file))


def _left_for_later(found: Discovered) -> int:
    """Good files of a kind not read yet are told in run.json and refused/unread.csv; they are nothing found wrong."""
    return sum(file.is_for_later for file in found.unread)


def _build_record(
    linked: LinkedRecord,
    found: Discovered,
    folder: Path,
    engine: Engine,
    profile: str | None,
    stages: Stages,
    publish: Publish,
    told: Mapping[str, Any],
) -> dict[str, object]:
    store = engine.make(folder)
    with stages.stage("assemble", linked.events.height) as stage:
        store.load(linked)
        counts = store.counts()
        stage.rows_out = counts["events"]
    with stages.stage("save", counts["events"]) as stage:
        store.save(folder / "record")
        stage.rows_out = counts["events"]
    with stages.stage("measure", counts["children_in_proceedings"]) as stage:
        figures = compute_all(store, linked.as_of)
        stage.rows_out = len(figures)
    with stages.stage("release", len(figures)) as stage:
        released = release(figures, profile, is_invented=found.is_invented)
        write(released, folder / "release" / "measures.csv")
        stage.rows_out = len(released.figures)
    with stages.stage("quality", counts["events"]) as stage:
        quality = assess(folder, told, profile=profile)
        stage.rows_out = sum(table.frame.height for table in quality.tables)
    fresh = {"freshness": quality.fresh()}
    with stages.stage("publish", len(released.figures)) as stage:
        publish(released, {**told, **fresh}, quality, folder / "release")
        stage.rows_out = len(released.figures)
    store.close()
    shutil.rmtree(folder / "spill")
    return {
        **fresh,
        "children": counts["children"],
        "events": counts["events"],
        "peak_rss_mib": peak_rss_mib(),
        "stages": stages.as_json(),
    }


def _source(reading: Reading) -> dict[str, object]:
    last = reading.records["learnt_at"].max()
    return _totals(reading.files) | {"learnt_last_on": last.date().isoformat() if last else None}  # type: ignore[union-attr]


def _totals(files: Sequence[FileCount]) -> dict[str, object]:
    return {
        "files": len(files),
        "read": sum(file.read for file in files),
        "accepted": sum(file.accepted for file in files),
        "refused": sum(file.refused for file in files),
    }
