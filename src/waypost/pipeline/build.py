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
from waypost.foundation.errors import YoursToFix
from waypost.foundation.workers import peak_rss_mib
from waypost.intake.files import Discovered, discover
from waypost.pipeline import out_folder
from waypost.pipeline.basis.usable import keep_basis, usable_record
from waypost.pipeline.data_quality.assess import Quality, assess
from waypost.pipeline.from_night_to_night import pairing_told, pairs_in
from waypost.pipeline.identity.keep import identity_told
from waypost.pipeline.identity.known import known_before
from waypost.pipeline.identity.releases import note_release
from waypost.pipeline.progress import Progress, silent
from waypost.pipeline.reading import Read, read_everything
from waypost.pipeline.records import Beside, Engine, Records, build_records
from waypost.pipeline.room_on_disk import room_on_disk
from waypost.pipeline.source_faults import source_faults_told
from waypost.pipeline.stages import Stages
from waypost.vocabulary.sharing_terms import DATA_QUALITY, RECORD_OPERATOR

__all__ = ["Built", "Engine", "NothingToRead", "Publish", "build"]

LIBRARIES = ("waypost", "duckdb", "polars", "pyarrow", "splink", "sqlglot", "numpy")
STAGES = 9


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
    identities: Path | None = None,
    workers: int | None = None,
    is_from_scratch: bool = False,
    progress: Progress = silent,
) -> Built:
    """Build the record, the measures and the release of every file under `source` into `out`.

    `on` is the day on which it is built: files whose sharing agreement does not let them be used on that day stand in
    quarantine, whatever day `as_of` asks about. `identities` says by what to go instead of the last build of `out` in
    saying who was who before. `publish` writes what doors show (the board pack, the pages of data
    quality) into the release folder before the build takes its place. `workers` is how many processes read large
    input; as many as there are cores unless told. A build goes on from what one that was killed had finished, and from
    the pairs of records that the last one found, where that still holds, unless `is_from_scratch`. It is the same build
    with any number of workers, and if it went on.
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
    with room_on_disk(out, found), out_folder.new_build(out, is_from_scratch=is_from_scratch) as folder:
        with stages.stage("read", len(found.files)) as stage:
            read = read_everything(found, folder, on, workers=workers or _cores(), progress=stages.part_of("read"))
            stage.rows_out, stage.peak_rss_mib = read.records, read.peak_rss_mib
        day = as_of if read.lots else as_of or on  # nothing to use: the record is empty, and told as of today
        known = known_before(out.absolute(), identities, on=on)
        beside = Beside(found.area_maps, found.releases, known, None if is_from_scratch else pairs_in(out.absolute()))
        records = build_records(read, beside, day, folder, engine, stages)
        keep_basis(folder, records=records.kept, basis=read.basis, on=on)
        told = records.told | _about(found, read, on, engine) | {"identity": identity_told(folder)}
        told |= {"source_faults": source_faults_told(folder), "linkage": pairing_told(folder)}
        told |= _release(records, told, folder, profile, stages, publish, on)
        run = {"engine": engine.name, **told, "peak_rss_mib": max(peak_rss_mib(), read.peak_rss_mib)}
        note_release(folder, beside.known, records.as_of)
        (folder / out_folder.RUN_FILE).write_text(
            json.dumps(let_out("run", run), indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
        )
    progress("done", STAGES, STAGES)
    return Built(run=run, has_findings=told["findings"] + len(told["source_faults"]) > 0)


def _cores() -> int:
    """Return how many processes may work at one time: the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _about(found: Discovered, read: Read, on: date, engine: Engine) -> dict[str, Any]:
    """Return what run.json says of what was read. `judged_on` is the day on which the agreements were judged."""
    return {
        "judged_on": on.isoformat(),
        "versions": {name: version(name) for name in (*LIBRARIES, *engine.libraries)}
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
    for spill in (folder / out_folder.KEPT, folder / "spill", *folder.glob("for/*/spill")):
        shutil.rmtree(spill, ignore_errors=True)
    return {
        **fresh,
        "children": counts["children"],
        "events": counts["events"],
        "stages": stages.as_json(),
    }
