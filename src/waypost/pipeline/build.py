"""The order of the day: read, sort by basis, link, assemble, measure, release. No rules."""

from __future__ import annotations

import json
import os
import platform
import shutil
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

from waypost.disclosure.gate import let_out
from waypost.disclosure.release import Release, release, write
from waypost.foundation.clock import stopwatch
from waypost.foundation.collector import collector_paused
from waypost.foundation.errors import YoursToFix
from waypost.intake.files import Discovered, discover
from waypost.pipeline import out_folder
from waypost.pipeline.basis.usable import keep_basis, usable_record
from waypost.pipeline.data_quality.assess import Quality, assess
from waypost.pipeline.progress import Progress, silent
from waypost.pipeline.reading import Read, read_everything
from waypost.pipeline.records import Beside, Engine, Records, build_records
from waypost.pipeline.stages import Stages, peak_rss_mib
from waypost.vocabulary.sharing_terms import DATA_QUALITY, RECORD_OPERATOR

__all__ = ["Built", "Engine", "NothingToRead", "Publish", "build"]

LIBRARIES = ("waypost", "duckdb", "polars", "pyarrow", "splink", "ibis-framework", "numpy")
STAGES = 8


class NothingToRead(YoursToFix):
    """No file in IN is one that a source reads: there is nothing to build a record from."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: the content of run.json, and whether anything was refused, found or left unread."""

    run: Mapping[str, object]
    has_findings: bool


Publish = Callable[[Release, Mapping[str, object], Quality, Path], None]


def build(
    source: Path,
    out: Path,
    *,
    engine: Engine,
    publish: Publish,
    on: date,
    as_of: date | None = None,
    profile: str | None = None,
    progress: Progress = silent,
) -> Built:
    """Build the record, the measures and the release of every file under `source` into `out`.

    `on` is the day on which it is built: files whose sharing agreement does not let them be used on that day stand in
    quarantine, whatever day `as_of` asks about. `publish` writes what doors show (the board pack, the pages of data
    quality) into the release folder before the build takes its place.
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
        with stages.stage("read", len(found.files)) as stage, collector_paused():
            read = read_everything(found, folder, on)
            stage.rows_out = read.records
        day = as_of if read.lots else as_of or on  # nothing to use: the record is empty, and told as of today
        records = build_records(read, Beside(found.area_maps, found.releases), day, folder, engine, stages)
        keep_basis(folder, records=records.kept, basis=read.basis, on=on)
        told = records.told | _about(found, read, on)
        run = {"engine": engine.name, **told, **_release(records, told, folder, profile, stages, publish, on)}
        (folder / out_folder.RUN_FILE).write_text(
            json.dumps(let_out("run", run), indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
        )
    progress("done", STAGES, STAGES)
    return Built(run=run, has_findings=told["findings"] > 0)


def _about(found: Discovered, read: Read, on: date) -> dict[str, Any]:
    """Return what run.json says of what was read. `judged_on` is the day on which the agreements were judged."""
    return {
        "judged_on": on.isoformat(),
        "versions": {name: version(name) for name in LIBRARIES}
        | {"python": platform.python_version(), "cores": os.cpu_count()},
        "invented": found.is_invented,
        **read.told,
        "findings": read.rows_told - _left_for_later(found),
        "unread": [asdict(file) for file in found.unread],
    }


def _left_for_later(found: Discovered) -> int:
    """Good files of a kind not read yet are told in run.json and refused/unread.csv; they are nothing found wrong."""
    return sum(file.is_for_later for file in found.unread)


def _release(
    records: Records,
    told: Mapping[str, Any],
    folder: Path,
    profile: str | None,
    stages: Stages,
    publish: Publish,
    on: date,
) -> dict[str, object]:
    counts = records.counts[0]
    with stages.stage("release", len(records.figures)) as stage:
        released = release(records.figures, profile, is_invented=told["invented"])
        write(released, folder / "release" / "measures.csv")
        stage.rows_out = len(released.figures)
    with stages.stage("quality", counts["events"]) as stage:
        usable = usable_record(folder, purpose=DATA_QUALITY, role=RECORD_OPERATOR, on=on)
        quality = assess(usable, told, profile=profile)
        stage.rows_out = sum(table.frame.height for table in quality.tables)
    fresh = {"freshness": quality.fresh()}
    with stages.stage("publish", len(released.figures)) as stage:
        publish(released, {**told, **fresh}, quality, folder / "release")
        stage.rows_out = len(released.figures)
    for spill in (folder / "spill", *folder.glob("for/*/spill")):
        shutil.rmtree(spill, ignore_errors=True)
    return {
        **fresh,
        "children": counts["children"],
        "events": counts["events"],
        "peak_rss_mib": peak_rss_mib(),
        "stages": stages.as_json(),
    }
